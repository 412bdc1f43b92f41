package io.assidu.profile.ingest;

import java.util.Map;

/**
 * Segment's e-commerce specification renamed its events in version 2; old senders still speak 1.
 */
final class EventNames {

  private static final Map<String, String> VERSION_1 =
      Map.of(
          "Viewed Product", "Product Viewed",
          "Viewed Product Category", "Product List Viewed",
          "Added Product", "Product Added",
          "Removed Product", "Product Removed",
          "Completed Order", "Order Completed");

  private EventNames() {}

  static String current(String given) {
    return VERSION_1.getOrDefault(given, given);
  }
}
