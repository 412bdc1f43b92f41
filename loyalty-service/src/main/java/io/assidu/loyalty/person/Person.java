package io.assidu.loyalty.person;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What earning rules may ask of a profile, and how to speak to its owner; nothing that names them.
 *
 * @param version the newest version of the profile that was seen
 * @param country ISO 3166-1 alpha-2
 * @param locale BCP 47
 */
public record Person(
    UUID profileId,
    long version,
    @Nullable String country,
    List<String> segments,
    @Nullable String locale) {}
