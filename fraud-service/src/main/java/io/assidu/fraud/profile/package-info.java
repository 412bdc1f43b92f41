/** What fraud-service knows of profiles: whom an identifier means, and where an alert goes. */
@NullMarked
package io.assidu.fraud.profile;

import org.jspecify.annotations.NullMarked;
