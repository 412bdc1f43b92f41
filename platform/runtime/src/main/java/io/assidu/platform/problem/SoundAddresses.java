package io.assidu.platform.problem;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Text that holds the character NUL is refused in an address as it is in a body ({@link
 * StorableJson}): nothing of that name can be stored, and PostgreSQL does not even look for it.
 */
class SoundAddresses {

  @ServerRequestFilter
  void check(UriInfo address) {
    requireSound(address.getPathParameters());
    requireSound(address.getQueryParameters());
  }

  private static void requireSound(MultivaluedMap<String, String> parameters) {
    parameters.forEach(
        (name, values) -> {
          if (values.stream().anyMatch(value -> value.indexOf('\0') >= 0)) {
            throw PlatformError.INVALID_REQUEST.problem(
                name, "no-nul", "Text cannot hold the character NUL.");
          }
        });
  }
}
