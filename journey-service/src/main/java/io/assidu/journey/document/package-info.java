/** What an author writes: the journey document, and what must be true of it. Pure. */
@NullMarked
package io.assidu.journey.document;

import org.jspecify.annotations.NullMarked;
