/** What a member has, for client systems and for themselves. */
@NullMarked
package io.assidu.loyalty.member;

import org.jspecify.annotations.NullMarked;
