/** What every service's OpenAPI document says alike, so that no resource has to repeat it. */
@NullMarked
package io.assidu.platform.openapi;

import org.jspecify.annotations.NullMarked;
