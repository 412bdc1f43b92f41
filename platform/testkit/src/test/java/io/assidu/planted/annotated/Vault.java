package io.assidu.planted.annotated;

import io.quarkus.oidc.AuthenticationContext;

/** Trusts an annotation with the level of authentication that one call needs. */
class Vault {

  @AuthenticationContext("gold")
  String open() {
    return "open";
  }
}
