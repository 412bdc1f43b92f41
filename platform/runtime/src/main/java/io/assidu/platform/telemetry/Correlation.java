package io.assidu.platform.telemetry;

import io.assidu.platform.identity.Ids;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * The id that joins all that happened because of one customer event. It lives in the logging
 * context, which in Quarkus follows the Vert.x context of a request or message, so that every log
 * line carries it.
 */
public final class Correlation {

  /** The request and response header. */
  public static final String HEADER = "X-Correlation-Id";

  private static final String MDC_KEY = "correlationId";

  private Correlation() {}

  /** The id of what is being processed; a new one if there is none yet. */
  public static String current() {
    Object id = MDC.get(MDC_KEY);
    if (id != null) {
      return id.toString();
    }
    String fresh = Ids.next().toString();
    set(fresh);
    return fresh;
  }

  public static void set(String correlationId) {
    MDC.put(MDC_KEY, correlationId);
  }

  /** Whether a caller's id can be taken as it is: it goes into logs and headers. */
  public static boolean isAcceptable(@Nullable String id) {
    return id != null && id.matches("[A-Za-z0-9._:-]{1,64}");
  }
}
