package io.assidu.profile.erasure;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** Whom to forget. */
record ErasureRequest(@NotNull UUID profileId) {}
