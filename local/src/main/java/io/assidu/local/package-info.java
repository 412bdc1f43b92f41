/**
 * The whole stack on one machine: {@link io.assidu.local.Stack} starts the servers, Keycloak and
 * the services from what the build made, and starts, stops or kills each of them again.
 */
@NullMarked
package io.assidu.local;

import org.jspecify.annotations.NullMarked;
