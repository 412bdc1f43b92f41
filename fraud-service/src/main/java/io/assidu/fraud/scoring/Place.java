package io.assidu.fraud.scoring;

import org.jspecify.annotations.Nullable;

/**
 * Where something happened, as far as its address tells.
 *
 * @param country ISO 3166-1 alpha-2
 * @param point null when only the country is known
 */
public record Place(String country, @Nullable Point point) {}
