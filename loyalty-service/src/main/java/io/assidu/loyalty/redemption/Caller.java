package io.assidu.loyalty.redemption;

import io.assidu.loyalty.risk.Session;
import java.util.UUID;

/**
 * Who asks for a redemption, once it is clear that they may.
 *
 * @param id the client system or customer, as their token names them
 * @param profileId whose points
 * @param session where the customer is
 */
record Caller(String id, UUID profileId, Session session) {}
