package io.assidu.platform.messaging;

import io.assidu.contracts.Topic;
import io.assidu.platform.telemetry.TraceParent;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A span for each event that is handled, child of the span that sent it (OpenTelemetry messaging
 * conventions).
 */
final class ConsumerSpans {

  private ConsumerSpans() {}

  /**
   * The scope stays open until the handling ends: Quarkus keeps it in the Vert.x context, not in
   * the thread.
   */
  @SuppressWarnings("MustBeClosedChecker")
  static Uni<Void> around(
      String consumer,
      Topic<?> topic,
      ConsumerRecord<String, byte[]> record,
      Supplier<Uni<Void>> handling) {
    return Uni.createFrom()
        .deferred(
            () -> {
              Span span = start(consumer, topic, record);
              Scope scope = span.makeCurrent();
              return handling
                  .get()
                  .onFailure()
                  .invoke(e -> span.setStatus(StatusCode.ERROR, e.getClass().getSimpleName()))
                  .eventually(
                      () -> {
                        scope.close();
                        span.end();
                      });
            });
  }

  private static Span start(
      String consumer, Topic<?> topic, ConsumerRecord<String, byte[]> record) {
    Context parent = TraceParent.extract(CloudEvents.headers(record));
    return tracer()
        .spanBuilder("process " + topic.name())
        .setParent(parent)
        .setSpanKind(SpanKind.CONSUMER)
        .setAttribute("messaging.system", "kafka")
        .setAttribute("messaging.destination.name", topic.name())
        .setAttribute("messaging.consumer.group.name", consumer)
        .setAttribute("messaging.kafka.offset", record.offset())
        .startSpan();
  }

  private static Tracer tracer() {
    return GlobalOpenTelemetry.getTracer("io.assidu.platform");
  }
}
