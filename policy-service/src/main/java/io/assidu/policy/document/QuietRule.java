package io.assidu.policy.document;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When contacts in its scope must wait: within any of its windows. */
public record QuietRule(
    @NotBlank String id, @NotEmpty List<@Valid QuietWindow> windows, @Valid Scope appliesTo) {

  public QuietRule(String id, List<QuietWindow> windows, @Nullable Scope appliesTo) {
    this.id = id;
    this.windows = Lists.orEmpty(windows);
    this.appliesTo = appliesTo == null ? Scope.all() : appliesTo;
  }
}
