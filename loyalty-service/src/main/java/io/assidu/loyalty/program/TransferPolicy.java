package io.assidu.loyalty.program;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How members pass points on to each other. A program without it does not let them. Points keep the
 * dates of their lots, and count towards nobody's tier a second time.
 *
 * @param minimumPoints fewer cannot be passed on at once
 * @param maximumPoints more cannot be passed on at once; no limit if left out
 * @param sent what one member can pass on in a period
 * @param received what one member can get from others in a period
 */
public record TransferPolicy(
    @Min(1) long minimumPoints,
    @Nullable @Min(1) Long maximumPoints,
    @Size(max = 10) List<@NotNull @Valid TransferLimit> sent,
    @Size(max = 10) List<@NotNull @Valid TransferLimit> received) {

  public TransferPolicy {
    sent = sent == null ? List.of() : List.copyOf(sent);
    received = received == null ? List.of() : List.copyOf(received);
  }
}
