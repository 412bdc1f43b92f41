/** What was decided, and how near to their caps people are, added up by the database. */
@NullMarked
package io.assidu.policy.report;

import org.jspecify.annotations.NullMarked;
