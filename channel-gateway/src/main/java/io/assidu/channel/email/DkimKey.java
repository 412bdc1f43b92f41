package io.assidu.channel.email;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;

/**
 * The key that vouches for mail from {@code domain}, and the DNS record that proves it.
 *
 * @param domain the signing domain ({@code d=}), aligned with the From address
 * @param selector names this key among the domain's ({@code s=})
 */
record DkimKey(String domain, String selector, RSAPrivateCrtKey privateKey) {
  /** RFC 8301 §3.2: 2048 is what signers should use, and what one TXT record still holds. */
  static final int BITS = 2048;

  private static final String HEADER = "-----BEGIN PRIVATE KEY-----";
  private static final String FOOTER = "-----END PRIVATE KEY-----";

  static DkimKey generate(String domain, String selector) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(BITS);
      return new DkimKey(
          domain, selector, (RSAPrivateCrtKey) generator.generateKeyPair().getPrivate());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no RSA.", e);
    }
  }

  /**
   * Reads a private key as {@code openssl genpkey -algorithm rsa} writes it.
   *
   * @throws IllegalArgumentException if it is not an unencrypted PKCS #8 RSA key in PEM
   */
  static DkimKey fromPem(String domain, String selector, String pem) {
    try {
      byte[] der =
          Base64.getMimeDecoder().decode(pem.replace(HEADER, "").replace(FOOTER, "").strip());
      return new DkimKey(
          domain,
          selector,
          (RSAPrivateCrtKey)
              KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der)));
    } catch (GeneralSecurityException | IllegalArgumentException | ClassCastException e) {
      throw new IllegalArgumentException(
          "Not an RSA key in PKCS #8 PEM (%s … %s), as `openssl genpkey -algorithm rsa` writes it."
              .formatted(HEADER, FOOTER),
          e);
    }
  }

  String toPem() {
    return HEADER
        + "\n"
        + Base64.getMimeEncoder().encodeToString(privateKey.getEncoded())
        + "\n"
        + FOOTER
        + "\n";
  }

  int bits() {
    return privateKey.getModulus().bitLength();
  }

  /** Where receivers look for the public key: RFC 6376 §3.6.2.1. */
  String dnsName() {
    return selector + "._domainkey." + domain;
  }

  /** The text of the TXT record to publish at {@link #dnsName()}: RFC 6376 §3.6.1. */
  String dnsRecord() {
    try {
      byte[] publicKey =
          KeyFactory.getInstance("RSA")
              .generatePublic(
                  new RSAPublicKeySpec(privateKey.getModulus(), privateKey.getPublicExponent()))
              .getEncoded();
      return "v=DKIM1; k=rsa; p=" + Base64.getEncoder().encodeToString(publicKey);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no RSA.", e);
    }
  }

  /** A key never prints itself. */
  @Override
  public String toString() {
    return dnsName();
  }
}
