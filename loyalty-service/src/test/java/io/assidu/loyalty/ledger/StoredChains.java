package io.assidu.loyalty.ledger;

import io.assidu.loyalty.points.LotChange;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Checks chains as they stand in a database, by another way than the service's own. */
public final class StoredChains {

  private StoredChains() {}

  public static List<String> findings(Connection connection, String program) throws SQLException {
    MovementChainCheck check = new MovementChainCheck();
    long movements = 0;
    try (PreparedStatement select =
            connection.prepareStatement(
                "SELECT * FROM movement WHERE program = ? ORDER BY account_id, sequence");
        ResultSet row = with(select, program).executeQuery()) {
      while (row.next()) {
        check.next(link(connection, row), HexFormat.of().formatHex(row.getBytes("hash")));
        movements++;
      }
    }
    LedgerVerificationView found = check.view(program, PointsBalancesView.of(program, Map.of()));
    if (movements == 0) {
      throw new IllegalStateException("nothing to check");
    }
    return found.findings();
  }

  private static PreparedStatement with(PreparedStatement statement, Object value)
      throws SQLException {
    statement.setObject(1, value);
    return statement;
  }

  private static MovementChain.Link link(Connection connection, ResultSet row) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    List<LotChange> changes = new ArrayList<>();
    Map<UUID, MovementChain.MadeLot> made = new HashMap<>();
    try (PreparedStatement select =
            connection.prepareStatement(
                "SELECT lm.*, l.* FROM lot_movement lm JOIN lot l ON l.id = lm.lot_id"
                    + " WHERE lm.movement_id = ?");
        ResultSet lot = with(select, id).executeQuery()) {
      while (lot.next()) {
        UUID lotId = lot.getObject("lot_id", UUID.class);
        changes.add(new LotChange(lotId, lot.getLong("available"), lot.getLong("held")));
        if (lot.getLong("available") == lot.getLong("points")) {
          made.put(
              lotId,
              new MovementChain.MadeLot(
                  lotId,
                  lot.getString("origin"),
                  lot.getLong("points"),
                  time(lot, "earned_at"),
                  time(lot, "active_at"),
                  time(lot, "expires_at")));
        }
      }
    }
    return new MovementChain.Link(
        row.getObject("account_id", UUID.class),
        row.getString("program"),
        row.getLong("sequence"),
        id,
        row.getString("kind"),
        row.getInt("program_version"),
        row.getLong("points"),
        row.getLong("counter"),
        row.getLong("debt"),
        row.getLong("qualifying"),
        row.getTimestamp("qualified_at") == null ? null : time(row, "qualified_at"),
        row.getString("reference"),
        row.getObject("redemption_id", UUID.class),
        row.getObject("event_id", UUID.class),
        row.getObject("entry_id", UUID.class),
        row.getString("correlation_id"),
        time(row, "at"),
        changes,
        made,
        Map.of());
  }

  private static Instant time(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at.toInstant();
  }
}
