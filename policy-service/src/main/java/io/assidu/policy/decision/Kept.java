package io.assidu.policy.decision;

/** A decision, and the contact as it leaves it. */
record Kept(Contact contact, Decision decision) {}
