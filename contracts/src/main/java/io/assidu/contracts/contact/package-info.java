/** One intended message to one profile: requested, decided, and what became of it. */
@NullMarked
package io.assidu.contracts.contact;

import org.jspecify.annotations.NullMarked;
