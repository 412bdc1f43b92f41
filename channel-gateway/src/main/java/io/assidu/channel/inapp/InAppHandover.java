package io.assidu.channel.inapp;

import io.assidu.channel.delivery.Delivery;
import io.assidu.channel.delivery.Handover;
import io.assidu.channel.delivery.HandoverResult;
import io.assidu.channel.recipient.Recipient;
import io.assidu.channel.template.RenderingException;
import io.assidu.channel.template.TemplateVariables;
import io.assidu.channel.template.Templates;
import io.assidu.contracts.contact.Channel;
import io.assidu.platform.work.UnitOfWork;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Puts a message where the company's app will find it. */
@ApplicationScoped
class InAppHandover implements Handover {
  private final Templates templates;
  private final InAppStore store;
  private final UnitOfWork unitOfWork;
  private final Clock clock;

  InAppHandover(Templates templates, InAppStore store, UnitOfWork unitOfWork, Clock clock) {
    this.templates = templates;
    this.store = store;
    this.unitOfWork = unitOfWork;
    this.clock = clock;
  }

  @Override
  public Channel channel() {
    return Channel.IN_APP;
  }

  @Override
  public Uni<HandoverResult> handOver(Delivery delivery, Recipient recipient) {
    TemplateVariables variables =
        TemplateVariables.of(
            recipient.traits(),
            delivery.parameters(),
            delivery.contactId(),
            delivery.purpose(),
            delivery.topic(),
            null);
    return templates
        .render(delivery.template(), recipient.locale(), variables)
        .chain(
            rendered ->
                unitOfWork
                    .run(work -> store.add(work, delivery, rendered, clock.instant()))
                    .<HandoverResult>replaceWith(
                        new HandoverResult.Accepted(
                            "in-app:" + delivery.contactId(), rendered.version(), "stored")))
        .onFailure(RenderingException.class)
        .recoverWithItem(
            failure -> new HandoverResult.Failed(String.valueOf(failure.getMessage())));
  }
}
