package io.assidu.loyalty.program;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The agreement with a company that takes part in the program.
 *
 * @param id stable, lower case
 * @param name as statements and exports call it
 * @param earning how its customers earn points there; not at all if left out
 * @param burning how members spend points there; not at all if left out
 * @param from the first instant that the agreement counts for; always if left out
 * @param until from when it does not count any more; never if left out
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Partner(
    @NotNull @Pattern(regexp = Partner.ID) String id,
    @NotBlank @Size(max = 100) String name,
    @Nullable @Valid PartnerEarning earning,
    @Nullable @Valid PartnerBurning burning,
    @Nullable Instant from,
    @Nullable Instant until) {

  public static final String ID = "[a-z][a-z0-9-]{0,39}";

  public boolean runs(Instant at) {
    return (from == null || !at.isBefore(from)) && (until == null || at.isBefore(until));
  }
}
