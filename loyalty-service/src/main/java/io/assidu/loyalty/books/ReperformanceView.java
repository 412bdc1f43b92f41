package io.assidu.loyalty.books;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What making a journal again came to.
 *
 * @param identical whether it came out as it is stored
 * @param findings where it did not; at most a hundred
 * @param bookings how many were carried out again
 * @param entries how many entries they made
 * @param cohorts how many cohorts they filled
 * @param waiting bookings not yet sealed: they are compared with the points, and make no entry yet
 */
@Schema(
    examples =
        """
        {"program": "club", "identical": true, "findings": [], "bookings": 3, "entries": 2,
         "cohorts": 1, "waiting": 0}""")
record ReperformanceView(
    String program,
    boolean identical,
    List<String> findings,
    long bookings,
    long entries,
    int cohorts,
    long waiting) {}
