package io.assidu.systemtests.exactness;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/**
 * Access tokens of a realm of our own (RFC 7519), so that no Keycloak has to be there. Their times
 * are those of the machine, as the services judge them.
 */
final class Credentials {
  private static final Duration GOOD = Duration.ofHours(6);
  private static final int BITS = 2048;

  private final KeyPair keys;

  Credentials() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(BITS);
    this.keys = generator.generateKeyPair();
  }

  /** What {@code quarkus.oidc.public-key} takes. */
  String publicKey() {
    return Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
  }

  /** The value of the header {@code Authorization}, for somebody who may do all of this. */
  String bearer(String scopes) throws GeneralSecurityException {
    Instant now = Instant.now();
    String claims =
        """
        {"iss":"https://exactness.test","aud":"assidu","sub":"exactness","upn":"exactness",\
        "azp":"exactness","client_id":"exactness","scope":"%s","iat":%d,"exp":%d}"""
            .formatted(scopes, now.getEpochSecond(), now.plus(GOOD).getEpochSecond());
    String signed = part("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + part(claims);
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(keys.getPrivate());
    signature.update(signed.getBytes(StandardCharsets.US_ASCII));
    return "Bearer " + signed + "." + url(signature.sign());
  }

  private static String part(String json) {
    return url(json.getBytes(StandardCharsets.UTF_8));
  }

  private static String url(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
