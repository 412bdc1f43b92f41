package io.assidu.loyalty.person;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What earning rules may ask of a profile; nothing that names the person.
 *
 * @param version the newest version of the profile that was seen
 * @param country ISO 3166-1 alpha-2
 */
public record Person(
    UUID profileId, long version, @Nullable String country, List<String> segments) {}
