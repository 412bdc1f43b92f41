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
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A span for each event that is handled, child of the span that sent it (OpenTelemetry messaging
 * conventions).
 */
final class ConsumerSpans {

  private ConsumerSpans() {}

  /** A span for one event, current while it is handled. */
  static Uni<Void> around(
      String consumer, Topic<?> topic, ConsumerRecord<String, byte[]> record, Handling handling) {
    return Uni.createFrom().deferred(() -> within(start(consumer, topic, record), handling));
  }

  /** A span for each of several events that are handled together; none of them is current. */
  static Uni<Void> aroundAll(
      String consumer,
      Topic<?> topic,
      List<ConsumerRecord<String, byte[]>> records,
      Function<List<Context>, Uni<Void>> handling) {
    return Uni.createFrom()
        .deferred(
            () -> {
              List<Span> spans = records.stream().map(r -> start(consumer, topic, r)).toList();
              List<Context> contexts =
                  spans.stream().map(span -> span.storeInContext(Context.root())).toList();
              return handling
                  .apply(contexts)
                  .onFailure()
                  .invoke(e -> spans.forEach(span -> failed(span, e)))
                  .eventually(() -> spans.forEach(Span::end));
            });
  }

  /** What is done within a span. */
  @FunctionalInterface
  interface Handling {
    Uni<Void> in(Context span);
  }

  /**
   * The scope stays open until the handling ends: Quarkus keeps it in the Vert.x context, not in
   * the thread.
   */
  @SuppressWarnings("MustBeClosedChecker")
  private static Uni<Void> within(Span span, Handling handling) {
    Scope scope = span.makeCurrent();
    return handling
        .in(Context.current())
        .onFailure()
        .invoke(e -> failed(span, e))
        .eventually(
            () -> {
              scope.close();
              span.end();
            });
  }

  private static void failed(Span span, Throwable failure) {
    span.setStatus(StatusCode.ERROR, failure.getClass().getSimpleName());
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
