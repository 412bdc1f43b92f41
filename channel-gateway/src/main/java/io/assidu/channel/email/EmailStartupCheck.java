package io.assidu.channel.email;

import io.assidu.platform.startup.Findings;
import io.assidu.platform.startup.StartupCheck;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Refuses a start that would send mail nobody believes. */
@ApplicationScoped
class EmailStartupCheck implements StartupCheck {
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "::1");

  private final EmailConfig email;
  private final SmtpConfig smtp;

  EmailStartupCheck(EmailConfig email, SmtpConfig smtp) {
    this.email = email;
    this.smtp = smtp;
  }

  @Override
  public void check(Findings findings) {
    email
        .dkim()
        .privateKey()
        .ifPresentOrElse(pem -> checkKey(pem, findings), () -> checkGeneration(findings));
    boolean local = THIS_MACHINE.contains(smtp.host());
    if (smtp.password().isPresent() && smtp.tls() == SmtpConfig.Tls.NONE && !local) {
      findings.error("assidu.channel.smtp.tls", "none, with a password", "required or implicit");
    }
    if (smtp.tls() != SmtpConfig.Tls.REQUIRED && smtp.tls() != SmtpConfig.Tls.IMPLICIT && !local) {
      findings.warning(
          "assidu.channel.smtp.tls", String.valueOf(smtp.tls()), "required or implicit");
    }
  }

  private void checkGeneration(Findings findings) {
    if (!email.dkim().generate()) {
      findings.error(
          "assidu.channel.email.dkim.private-key", "nothing", "an RSA key in PKCS #8 PEM");
    }
  }

  private void checkKey(String pem, Findings findings) {
    try {
      DkimKey key = DkimKey.fromPem(DkimKeys.domain(email), email.dkim().selector(), pem);
      if (key.bits() < DkimKey.BITS) {
        findings.error(
            "assidu.channel.email.dkim.private-key", key.bits() + " bits", "2048 bits or more");
      }
    } catch (IllegalArgumentException e) {
      findings.error(
          "assidu.channel.email.dkim.private-key",
          "something else",
          String.valueOf(e.getMessage()));
    }
  }
}
