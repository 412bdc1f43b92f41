package io.assidu.loyalty.points;

import java.util.UUID;

/** What a posting does to one lot; both figures are signed. */
public record LotChange(UUID lotId, long available, long held) {}
