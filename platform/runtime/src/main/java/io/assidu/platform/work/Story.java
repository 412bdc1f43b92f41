package io.assidu.platform.work;

import io.assidu.platform.telemetry.Correlation;
import io.opentelemetry.context.Context;

/** What a call is part of, kept for when its work is done among that of others. */
public record Story(String correlationId, Context trace) {

  /** That of whoever is running. */
  public static Story current() {
    return new Story(Correlation.current(), Context.current());
  }
}
