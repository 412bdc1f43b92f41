/** What we write: Liquid templates in versions and languages, shipped or the company's own. */
@NullMarked
package io.assidu.channel.template;

import org.jspecify.annotations.NullMarked;
