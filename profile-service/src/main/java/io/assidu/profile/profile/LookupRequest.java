package io.assidu.profile.profile;

import io.assidu.contracts.profile.Identifier;
import io.assidu.contracts.profile.IdentifierType;
import io.assidu.platform.problem.PlatformError;
import io.assidu.profile.WireNames;
import io.assidu.profile.trait.NormalForm;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Asks for a profile by an identifier, in a body because an identifier has no place in a URL.
 *
 * @param value an e-mail address or phone number (with its leading plus) in any form
 */
@Schema(
    examples =
        """
        {"type": "email", "value": "ada@example.com"}""")
record LookupRequest(@NotNull IdentifierType type, @NotBlank @Size(max = 255) String value) {

  Identifier identifier() {
    String normal =
        switch (type) {
          case EMAIL -> NormalForm.email(value).orElse(value);
          case PHONE -> NormalForm.phone(value, null).orElse(value);
          case CUSTOMER_ID, ANONYMOUS_ID, DEVICE_ID, LOYALTY_ID -> value.strip();
          case UNKNOWN ->
              throw PlatformError.INVALID_REQUEST.problem(
                  "/type",
                  "enum",
                  "One of " + WireNames.all(IdentifierType.class, IdentifierType.UNKNOWN) + ".");
        };
    return new Identifier(type, normal);
  }
}
