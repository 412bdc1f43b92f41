package io.assidu.loyalty.program;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * What the program's journal is called in the company's books.
 *
 * @param code short: letters and digits
 */
public record JournalName(
    @NotNull @Pattern(regexp = "[A-Za-z0-9]{1,10}") String code,
    @NotBlank @Size(max = 100) String label) {

  static final JournalName DEFAULT = new JournalName("FID", "Fidélité");
}
