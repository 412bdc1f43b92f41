package io.assidu.bench;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class SmtpSinkTest {

  @Test
  void itTellsWhomEachMailOfAConnectionWasFor() throws Exception {
    List<String> recipients = new CopyOnWriteArrayList<>();
    try (SmtpSink sink = new SmtpSink((recipient, _) -> recipients.add(recipient));
        Transport transport = Session.getInstance(new Properties()).getTransport("smtp")) {
      transport.connect("localhost", sink.port(), null, null);
      send(transport, "ada@load.example");
      send(transport, "grace@load.example");
    }

    assertThat(recipients).containsExactly("ada@load.example", "grace@load.example");
  }

  private static void send(Transport transport, String to) throws Exception {
    MimeMessage message = new MimeMessage(Session.getInstance(new Properties()));
    message.setFrom(new InternetAddress("news@load.example"));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
    message.setText("One line\n.\nand one after a dot that stands alone");
    message.saveChanges();
    transport.sendMessage(message, message.getAllRecipients());
  }
}
