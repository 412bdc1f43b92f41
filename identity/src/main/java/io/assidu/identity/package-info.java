/**
 * What Assidu adds to Keycloak: an event listener that tells fraud-service of logins and of changes
 * to what a person logs in with.
 */
@NullMarked
package io.assidu.identity;

import org.jspecify.annotations.NullMarked;
