package io.assidu.bench;

import io.assidu.local.Port;
import io.assidu.local.StackPorts;
import io.assidu.local.server.PostgresServer;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * What this machine's servers take for the three things that an event cannot do without on its way
 * to a mail, one at a time and with nobody else about: nothing the services do can be faster.
 *
 * @param commit a one-row transaction, durable on this disk
 * @param trip from a Kafka producer to a consumer, acknowledged
 * @param mail one mail over an open SMTP connection
 */
record Floor(Latencies commit, Latencies trip, Latencies mail) {
  /** Taken in, resolved, journey moved, decided, delivery written, delivery claimed. */
  static final int COMMITS = 6;

  /** Between those: ingested, happened, asked, decided. */
  static final int TRIPS = 4;

  private static final int SAMPLES = 500;
  private static final int SIZE = 1_000;
  private static final String TOPIC = "bench-floor";

  static Floor measure(StackPorts ports, int smtpPort)
      throws SQLException, InterruptedException, ExecutionException, MessagingException {
    return new Floor(
        commits(ports.of(Port.POSTGRES)), trips(ports.of(Port.KAFKA)), mails(smtpPort));
  }

  /** Milliseconds from event to mail if the services themselves took no time. */
  double eventToMail() {
    return COMMITS * commit.median() + TRIPS * trip.median() + mail.median();
  }

  private static Latencies commits(int port) throws SQLException {
    Latencies latencies = new Latencies();
    String url = "jdbc:postgresql://localhost:%d/postgres".formatted(port);
    try (Connection connection =
        DriverManager.getConnection(url, PostgresServer.USER, PostgresServer.PASSWORD)) {
      connection.createStatement().execute("create table floor (payload bytea)");
      try (PreparedStatement insert = connection.prepareStatement("insert into floor values (?)")) {
        insert.setBytes(1, new byte[SIZE]);
        for (int i = 0; i < SAMPLES; i++) {
          long begin = System.nanoTime();
          insert.execute();
          latencies.record(System.nanoTime() - begin);
        }
      }
      connection.createStatement().execute("drop table floor");
    }
    return latencies;
  }

  private static Latencies trips(int port) throws InterruptedException, ExecutionException {
    Map<String, Object> broker = Map.of("bootstrap.servers", "localhost:" + port);
    Latencies latencies = new Latencies();
    try (Admin admin = Admin.create(broker);
        var producer =
            new KafkaProducer<>(broker, new ByteArraySerializer(), new ByteArraySerializer());
        var consumer =
            new KafkaConsumer<>(broker, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
      TopicPartition partition = new TopicPartition(TOPIC, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      for (int i = 0; i < SAMPLES; i++) {
        long begin = System.nanoTime();
        producer.send(new ProducerRecord<>(TOPIC, new byte[SIZE])).get();
        while (consumer.poll(Duration.ofSeconds(1)).isEmpty()) {
          // on its way
        }
        latencies.record(System.nanoTime() - begin);
      }
      admin.deleteTopics(List.of(TOPIC)).all().get();
    }
    return latencies;
  }

  private static Latencies mails(int port) throws MessagingException {
    Latencies latencies = new Latencies();
    Session session = Session.getInstance(new Properties());
    InternetAddress somebody = new InternetAddress("floor@load.example");
    MimeMessage message = new MimeMessage(session);
    message.setFrom(somebody);
    message.setRecipient(Message.RecipientType.TO, somebody);
    message.setText("x".repeat(SIZE));
    message.saveChanges();
    try (Transport transport = session.getTransport("smtp")) {
      transport.connect("localhost", port, null, null);
      for (int i = 0; i < SAMPLES; i++) {
        long begin = System.nanoTime();
        transport.sendMessage(message, message.getAllRecipients());
        latencies.record(System.nanoTime() - begin);
      }
    }
    return latencies;
  }
}
