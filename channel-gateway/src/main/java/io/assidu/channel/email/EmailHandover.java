package io.assidu.channel.email;

import io.assidu.channel.delivery.Delivery;
import io.assidu.channel.delivery.Handover;
import io.assidu.channel.delivery.HandoverResult;
import io.assidu.channel.recipient.Recipient;
import io.assidu.channel.template.Rendered;
import io.assidu.channel.template.RenderingException;
import io.assidu.channel.template.TemplateVariables;
import io.assidu.channel.template.Templates;
import io.assidu.channel.unsubscribe.UnsubscribeLinks;
import io.assidu.contracts.contact.Channel;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.IDN;
import java.net.URI;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Fills in, signs and sends an e-mail. */
@ApplicationScoped
class EmailHandover implements Handover {
  private final Templates templates;
  private final UnsubscribeLinks links;
  private final DkimKeys keys;
  private final SmtpRelay relay;
  private final EmailConfig config;

  /** SMTP blocks. Plain threads, so that no Vert.x context follows a message onto them. */
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("smtp-", 0).factory());

  EmailHandover(
      Templates templates,
      UnsubscribeLinks links,
      DkimKeys keys,
      SmtpRelay relay,
      EmailConfig config) {
    this.templates = templates;
    this.links = links;
    this.keys = keys;
    this.relay = relay;
    this.config = config;
  }

  @Override
  public Channel channel() {
    return Channel.EMAIL;
  }

  @Override
  public Uni<HandoverResult> handOver(Delivery delivery, Recipient recipient) {
    String own = recipient.addresses().get(Channel.EMAIL);
    String to = delivery.address() == null ? own : delivery.address();
    if (to == null) {
      return Uni.createFrom().item(new HandoverResult.Failed("no e-mail address is known"));
    }
    String ascii = asciiDomain(to);
    URI link =
        delivery.canBeUnsubscribed()
            ? links.link(delivery.contactId(), delivery.decidedAt())
            : null;
    return keys.current()
        .chain(
            signer ->
                templates
                    .render(
                        delivery.template(),
                        recipient.locale(),
                        variables(delivery, recipient, link))
                    .emitOn(threads)
                    .map(rendered -> send(delivery, ascii, link, rendered, signer)))
        .onFailure(RenderingException.class)
        .recoverWithItem(
            failure -> new HandoverResult.Failed(String.valueOf(failure.getMessage())));
  }

  private HandoverResult send(
      Delivery delivery, String to, @Nullable URI link, Rendered rendered, DkimSigner signer) {
    Email email =
        new Email(
            delivery.contactId(),
            new Email.Mailbox(config.fromName(), config.fromAddress()),
            to,
            rendered.subject(),
            rendered.text(),
            rendered.html(),
            delivery.decidedAt(),
            link == null
                ? null
                : new Email.Unsubscribe(link, config.unsubscribeMailbox().orElse(null)),
            feedbackId(delivery));
    MimeMessage message;
    try {
      message = MimeMessage.of(email).signedBy(signer, email);
    } catch (IllegalArgumentException notAHeader) {
      return new HandoverResult.Failed(String.valueOf(notAHeader.getMessage()));
    }
    String sender = config.bounceAddress().orElse(config.fromAddress());
    HandoverResult result = relay.send(message, sender, to);
    return result instanceof HandoverResult.Accepted accepted
        ? new HandoverResult.Accepted(accepted.messageId(), rendered.version(), accepted.detail())
        : result;
  }

  private static TemplateVariables variables(
      Delivery delivery, Recipient recipient, @Nullable URI link) {
    return TemplateVariables.of(
        recipient.traits(),
        delivery.parameters(),
        delivery.contactId(),
        delivery.purpose(),
        delivery.topic(),
        link);
  }

  /** An internationalised domain in the form that SMTP carries everywhere (RFC 5891). */
  private static String asciiDomain(String address) {
    int at = address.lastIndexOf('@');
    try {
      return at < 0
          ? address
          : address.substring(0, at + 1) + IDN.toASCII(address.substring(at + 1));
    } catch (IllegalArgumentException notADomain) {
      return address; // and the relay will say so
    }
  }

  /** {@code campaign:kind:journey:sender}; a provider that does not like it ignores it. */
  private String feedbackId(Delivery delivery) {
    String journey = delivery.journey() == null ? "none" : delivery.journey().journeyId();
    return String.join(
        ":",
        token(delivery.template()),
        delivery.purpose().name().toLowerCase(Locale.ROOT),
        token(journey),
        token(config.senderId()));
  }

  private static String token(String text) {
    return text.replaceAll("[^A-Za-z0-9_.-]", "_");
  }
}
