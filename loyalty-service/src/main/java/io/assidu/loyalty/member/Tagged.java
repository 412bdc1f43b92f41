package io.assidu.loyalty.member;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.assidu.platform.http.ETags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * Answers with an entity tag over what they say, so that whoever has them already is told so and
 * nothing else (RFC 9110 §13.1.2). What a member has changes with the clock, too: there is no
 * version to go by.
 */
@ApplicationScoped
class Tagged {

  private final ObjectMapper json;

  Tagged(ObjectMapper json) {
    this.json = json;
  }

  /** 304 for somebody whose {@code If-None-Match} has it. */
  <T> RestResponse<T> answer(T view, @Nullable String ifNoneMatch) {
    String tag = ETags.of(hash(view));
    RestResponse.ResponseBuilder<T> response =
        ETags.isKnown(ifNoneMatch, tag)
            ? RestResponse.ResponseBuilder.notModified()
            : RestResponse.ResponseBuilder.ok(view);
    return response
        .header(HttpHeaders.ETAG, tag)
        .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
        .build();
  }

  private String hash(Object view) {
    try {
      byte[] content = json.writeValueAsString(view).getBytes(StandardCharsets.UTF_8);
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (JsonProcessingException | NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
