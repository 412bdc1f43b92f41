package io.assidu.loyalty.reward;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Voucher codes to be put into a pool.
 *
 * @param codes each of 1 to 64 characters without a space
 * @param reason why, for whoever reads it later
 */
@Schema(
    examples =
        """
        {"codes": ["AB12-CD34", "EF56-GH78"], "reason": "batch of November"}""")
record CodesRequest(
    @NotEmpty @Size(max = 10_000) List<@NotNull @Pattern(regexp = "\\S{1,64}") String> codes,
    @NotBlank @Size(max = 200) String reason) {

  /** A code is as good as money: it stands in no log. */
  @Override
  public String toString() {
    return "CodesRequest[" + (codes == null ? 0 : codes.size()) + " codes]";
  }
}
