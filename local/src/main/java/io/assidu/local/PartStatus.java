package io.assidu.local;

import org.jspecify.annotations.Nullable;

/**
 * How a part of the stack is.
 *
 * @param address where it is found, for people
 * @param pid its process, if it has one of its own that runs
 * @param startMillis how long its last start took
 * @param problem what went wrong, in one sentence
 */
public record PartStatus(
    String name,
    PartState state,
    String address,
    @Nullable Long pid,
    long startMillis,
    @Nullable String problem) {}
