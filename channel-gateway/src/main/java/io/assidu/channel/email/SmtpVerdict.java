package io.assidu.channel.email;

import io.assidu.channel.delivery.HandoverResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a refusal: whose fault it is, and whether it can pass. */
final class SmtpVerdict {
  /** RFC 3463: class, subject, detail. */
  private static final Pattern ENHANCED =
      Pattern.compile("\\b([245])\\.(\\d{1,3})\\.(\\d{1,3})\\b");

  private static final Pattern ADDRESS = Pattern.compile("<?[^\\s<>@:]+@[^\\s<>@,;:]+>?");
  private static final int LONGEST = 300;

  /** What was said last. */
  enum Stage {
    /** EHLO, AUTH, MAIL FROM: about us. */
    SESSION,
    /** RCPT TO: about the person. */
    RECIPIENT,
    /** DATA and what followed: about the message. */
    MESSAGE
  }

  private SmtpVerdict() {}

  /**
   * Only a permanent refusal of the person is a bounce, for a bounce ends all further mail to them.
   * A refused message (too large, taken for spam) or sender says nothing about the address.
   *
   * @param code the SMTP reply code, 400 to 599
   */
  static HandoverResult of(Stage stage, int code, String reply) {
    String detail = withoutAddresses(reply);
    if (code < 500) {
      return new HandoverResult.Later(detail, null);
    }
    return switch (stage) {
      // Our own set-up is wrong. It will be mended, and then the message should go.
      case SESSION -> new HandoverResult.Later(detail, null);
      case RECIPIENT -> aboutThePerson(code, reply, detail);
      case MESSAGE -> new HandoverResult.Failed(detail);
    };
  }

  private static HandoverResult aboutThePerson(int code, String reply, String detail) {
    if (isMailboxFull(code, reply)) {
      return new HandoverResult.Later(detail, null);
    }
    return isPolicy(reply) ? new HandoverResult.Failed(detail) : new HandoverResult.Bounced(detail);
  }

  /**
   * X.2.2, or 552 without an enhanced code: RFC 5321 §4.5.3.1.10 tells clients to take it as 4xx.
   */
  private static boolean isMailboxFull(int code, String reply) {
    Matcher enhanced = ENHANCED.matcher(reply);
    return enhanced.find()
        ? enhanced.group(2).equals("2") && enhanced.group(3).equals("2")
        : code == 552;
  }

  /** X.7.x: security or policy, such as a blocked sending address. */
  private static boolean isPolicy(String reply) {
    Matcher enhanced = ENHANCED.matcher(reply);
    return enhanced.find() && enhanced.group(2).equals("7");
  }

  /** Receivers like to repeat the address; our outcomes and logs must not. */
  static String withoutAddresses(String reply) {
    String clean = ADDRESS.matcher(reply.strip().replaceAll("\\s+", " ")).replaceAll("<address>");
    return clean.length() > LONGEST ? clean.substring(0, LONGEST) : clean;
  }
}
