/**
 * The language the services speak on Kafka: {@link io.assidu.contracts.Topics topics}, and by owner
 * the records they carry.
 *
 * <p>Every message is a CloudEvent 1.0 in Kafka binary mode: the attributes travel as {@code ce_*}
 * headers, the value is the record as JSON. A published version only ever grows by optional fields
 * (the build refuses anything else); whatever cannot be said so is a new type with the next version
 * number.
 */
@NullMarked
package io.assidu.contracts;

import org.jspecify.annotations.NullMarked;
