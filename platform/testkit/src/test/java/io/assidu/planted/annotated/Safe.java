package io.assidu.planted.annotated;

import io.quarkus.oidc.AuthenticationContext;

/** The same, for all of its calls. */
@AuthenticationContext("gold")
class Safe {}
