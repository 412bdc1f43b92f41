package io.assidu.platform.trace;

import java.time.Instant;
import java.util.Map;

/**
 * One thing a service did.
 *
 * @param kind the field's word for it: {@code event}, {@code journey-step}, {@code decision},
 *     {@code journal-entry}
 * @param id the id it can be asked for under
 * @param summary one line without personal data
 */
public record TraceEntry(
    Instant at, String kind, String id, String summary, Map<String, Object> facts) {}
