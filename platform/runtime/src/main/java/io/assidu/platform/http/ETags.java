package io.assidu.platform.http;

import io.assidu.platform.problem.PlatformError;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Entity tags (RFC 9110 §8.8.3), so that nobody overwrites a change they have not seen. */
public final class ETags {

  private ETags() {}

  public static String of(long version) {
    return of(Long.toString(version));
  }

  public static String of(String version) {
    return '"' + version + '"';
  }

  public static void requireMatch(@Nullable String ifMatch, long version) {
    requireMatch(ifMatch, of(version));
  }

  /**
   * Refuses a change made without having seen the present state.
   *
   * @param ifMatch the If-Match header
   * @param present the present entity tag; null if there is nothing yet, which only {@code
   *     If-Match: *} insists on
   */
  public static void requireMatch(@Nullable String ifMatch, @Nullable String present) {
    if (present == null) {
      if (ifMatch != null) {
        throw PlatformError.PRECONDITION_FAILED.problem("It does not exist yet.");
      }
      return;
    }
    if (ifMatch == null) {
      throw PlatformError.PRECONDITION_REQUIRED
          .problem("Read it first and send its ETag as If-Match.")
          .withHeader("ETag", present);
    }
    if (!names(ifMatch, present)) {
      throw PlatformError.PRECONDITION_FAILED
          .problem("Read it again, and send the ETag you then get as If-Match.")
          .withHeader("ETag", present);
    }
  }

  /**
   * Whether somebody has the present state already (RFC 9110 §13.1.2).
   *
   * @param ifNoneMatch the If-None-Match header
   */
  public static boolean isKnown(@Nullable String ifNoneMatch, String present) {
    return ifNoneMatch != null && names(ifNoneMatch, present);
  }

  private static boolean names(String tags, String present) {
    return Arrays.stream(tags.split(","))
        .map(String::strip)
        .anyMatch(tag -> tag.equals("*") || opaque(tag).equals(opaque(present)));
  }

  /** Weak comparison (RFC 9110 §8.8.3.2): proxies may have weakened the tag. */
  private static String opaque(String tag) {
    return tag.startsWith("W/") ? tag.substring(2) : tag;
  }
}
