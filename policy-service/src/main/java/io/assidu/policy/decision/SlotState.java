package io.assidu.policy.decision;

/** How a contact stands under the caps. */
enum SlotState {
  /** Approved; it counts from that moment on. */
  RESERVED,
  /** Handed over to the outside world: it counts whatever becomes of it. */
  COMMITTED,
  /** Never reached anybody; it does not count. */
  RELEASED
}
