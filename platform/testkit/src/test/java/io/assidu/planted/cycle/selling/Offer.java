package io.assidu.planted.cycle.selling;

import io.assidu.planted.cycle.buying.Order;
import java.util.List;

/** And selling knows buying. */
public record Offer(List<Order> taken) {}
