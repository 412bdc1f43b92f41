package io.assidu.planted.cycle.buying;

import io.assidu.planted.cycle.selling.Offer;

/** Buying knows selling. */
public record Order(Offer offer) {}
