package io.assidu.channel.delivery;

import io.assidu.channel.recipient.Recipient;
import io.assidu.contracts.contact.Channel;
import io.smallrye.mutiny.Uni;

/**
 * One way to the outside world. There is one bean for each channel.
 *
 * <p>It is called when the delivery is committed as {@link DeliveryState#SENDING} and outside any
 * transaction. A failure of the returned Uni counts as {@link HandoverResult.Unknown}.
 */
public interface Handover {
  Channel channel();

  Uni<HandoverResult> handOver(Delivery delivery, Recipient recipient);
}
