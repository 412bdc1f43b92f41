package io.assidu.platform.telemetry;

import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Carries the trace across Kafka (W3C Trace Context). */
public final class TraceParent {

  private static final TextMapGetter<Map<String, String>> HEADERS =
      new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Map<String, String> headers) {
          return headers.keySet();
        }

        @Override
        public @Nullable String get(@Nullable Map<String, String> headers, String key) {
          return headers == null ? null : headers.get(key);
        }
      };

  private TraceParent() {}

  /** Writes {@code traceparent} and {@code tracestate} of a span into {@code headers}. */
  public static void inject(Map<String, String> headers, Context span) {
    W3CTraceContextPropagator.getInstance()
        .inject(
            span,
            headers,
            (carrier, key, value) -> {
              if (carrier != null) {
                carrier.put(key, value);
              }
            });
  }

  /** The context that a message's headers tell of. */
  public static Context extract(Map<String, String> headers) {
    return W3CTraceContextPropagator.getInstance().extract(Context.root(), headers, HEADERS);
  }
}
