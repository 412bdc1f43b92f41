package io.assidu.policy.decision;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.util.List;

/** One for each contact of a call. */
record Receipts(@JsonAlias("decisions") List<Receipt> receipts) {}
