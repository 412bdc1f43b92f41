package io.assidu.platform.work;

import java.util.Map;

/** A message on its way to Kafka. */
record OutgoingMessage(String topic, String key, Map<String, String> headers, byte[] payload) {}
