/**
 * The unit of work: one database transaction, its outgoing events, and the relay that publishes
 * them.
 */
@NullMarked
package io.assidu.platform.work;

import org.jspecify.annotations.NullMarked;
