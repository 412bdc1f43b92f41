package io.assidu.testkit;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Access tokens as Keycloak would issue them, signed with a key of this test run that the service
 * really verifies.
 */
public final class Tokens {

  private static final String PRIVATE = "assidu.test.private-key";
  private static final String PUBLIC = "assidu.test.public-key";

  private final JwtClaimsBuilder claims;

  private Tokens(String subject) {
    this.claims =
        Jwt.claims()
            .issuer("https://identity.test/realms/assidu")
            .audience("assidu")
            .subject(subject)
            .upn(subject)
            .expiresIn(600);
  }

  /** A client system's service account. */
  public static Tokens client(String name) {
    Tokens token = new Tokens(name);
    token.claims.claim("azp", name).claim("client_id", name);
    return token;
  }

  /** A customer's own token. */
  public static Tokens customer(String customerId) {
    Tokens token = new Tokens("user-" + customerId);
    token.claims.claim("customerId", customerId).claim("acr", "silver");
    return token.roles("customer");
  }

  public Tokens claim(String name, String value) {
    claims.claim(name, value);
    return this;
  }

  public Tokens scopes(String... scopes) {
    claims.scope(Set.of(scopes));
    return this;
  }

  public Tokens roles(String... roles) {
    claims.claim("realm_access", Map.of("roles", List.of(roles)));
    return this;
  }

  /** The authentication level reached: {@code silver} or {@code gold}. */
  public Tokens acr(String level) {
    claims.claim("acr", level);
    return this;
  }

  /** Valid for so long; ten minutes unless it is said. */
  public Tokens validFor(Duration time) {
    claims.expiresIn(time);
    return this;
  }

  /** The {@code Authorization} header's value without its scheme. */
  public String bearer() {
    return claims.jws().keyId("test").sign(privateKey());
  }

  static String publicKey() {
    createKeys();
    return property(PUBLIC);
  }

  private static PrivateKey privateKey() {
    createKeys();
    try {
      return KeyFactory.getInstance("RSA")
          .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(property(PRIVATE))));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Once per JVM, whatever class loader asks. */
  private static void createKeys() {
    synchronized (Runtime.getRuntime()) {
      if (System.getProperty(PUBLIC) == null) {
        KeyPair keys = newKeys();
        Base64.Encoder base64 = Base64.getEncoder();
        System.setProperty(PRIVATE, base64.encodeToString(keys.getPrivate().getEncoded()));
        System.setProperty(PUBLIC, base64.encodeToString(keys.getPublic().getEncoded()));
      }
    }
  }

  private static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String property(String name) {
    @Nullable String value = System.getProperty(name);
    if (value == null) {
      throw new IllegalStateException(name + " is not set");
    }
    return value;
  }
}
