package io.assidu.channel.email;

import static io.assidu.channel.email.SmtpVerdict.Stage.MESSAGE;
import static io.assidu.channel.email.SmtpVerdict.Stage.RECIPIENT;
import static io.assidu.channel.email.SmtpVerdict.Stage.SESSION;
import static org.assertj.core.api.Assertions.assertThat;

import io.assidu.channel.delivery.HandoverResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpVerdictTest {

  @ParameterizedTest
  @CsvSource({
    "550, 550 5.1.1 User unknown",
    "551, 551 User not local",
    "550, 550 No such user",
    "553, 553 5.1.3 Bad destination mailbox address syntax",
    "554, 554 5.2.1 Mailbox disabled"
  })
  void aPersonWhoIsNotThereBounces(int code, String reply) {
    assertThat(SmtpVerdict.of(RECIPIENT, code, reply)).isInstanceOf(HandoverResult.Bounced.class);
  }

  @ParameterizedTest
  @CsvSource({
    "RECIPIENT, 450, 450 4.2.0 Greylisted",
    "RECIPIENT, 552, 552 Mailbox full",
    "RECIPIENT, 550, 550 5.2.2 Over quota",
    "MESSAGE, 451, 451 4.3.0 Try again",
    "SESSION, 421, 421 Too many connections",
    "SESSION, 530, 530 5.7.0 Authentication required"
  })
  void whatCanPassIsTriedAgain(SmtpVerdict.Stage stage, int code, String reply) {
    assertThat(SmtpVerdict.of(stage, code, reply)).isInstanceOf(HandoverResult.Later.class);
  }

  @Test
  void aRefusedMessageOrSenderSaysNothingAboutTheAddress() {
    assertThat(SmtpVerdict.of(MESSAGE, 554, "554 5.7.1 Looks like spam"))
        .isInstanceOf(HandoverResult.Failed.class);
    assertThat(SmtpVerdict.of(MESSAGE, 552, "552 5.3.4 Message too big"))
        .isInstanceOf(HandoverResult.Failed.class);
    assertThat(SmtpVerdict.of(RECIPIENT, 550, "550 5.7.515 Access denied"))
        .isInstanceOf(HandoverResult.Failed.class);
    assertThat(SmtpVerdict.of(SESSION, 550, "550 5.7.1 Sender refused"))
        .isInstanceOf(HandoverResult.Later.class);
  }

  @Test
  void whatTheReceiverSaysIsKeptWithoutTheAddress() {
    HandoverResult result =
        SmtpVerdict.of(RECIPIENT, 550, "550 5.1.1 <ada@example.org>:\r\n ada@example.org unknown");
    assertThat(result.detail()).isEqualTo("550 5.1.1 <address>: <address> unknown");
  }
}
