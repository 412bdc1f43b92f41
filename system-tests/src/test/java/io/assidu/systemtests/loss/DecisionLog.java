package io.assidu.systemtests.loss;

import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** The decision log as it stands in PostgreSQL, read without any code of the product. */
final class DecisionLog {
  private final String url;

  DecisionLog(int port) {
    this.url = "jdbc:postgresql://localhost:" + port + "/policy?user=assidu&password=assidu";
  }

  /** Those that have no decision, or none but deferrals. */
  Set<UUID> undecided(Collection<UUID> contacts) throws SQLException {
    return find(
        """
        select id from unnest(?::uuid[]) as asked(id)
        where not exists (
          select from decision where contact_id = id and verdict in ('APPROVED', 'SUPPRESSED'))
        """,
        contacts);
  }

  /** Contacts of these people that were decided more than once, deferrals aside. */
  Set<UUID> decidedTwice(Collection<UUID> people) throws SQLException {
    return find(
        """
        select contact_id from decision join contact using (contact_id)
        where profile_id = any(?) and decision.verdict in ('APPROVED', 'SUPPRESSED')
        group by contact_id having count(*) > 1
        """,
        people);
  }

  /** People who were sent more than three marketing contacts within some seven days. */
  Set<UUID> overSent(Collection<UUID> people) throws SQLException {
    return find(
        """
        select profile_id from (
          select profile_id, count(*) over (
            partition by profile_id order by decided_at
            range between interval '7 days' preceding and current row) as sent
          from decision join contact using (contact_id)
          where profile_id = any(?) and decision.verdict = 'APPROVED' and purpose = 'MARKETING'
        ) as windows where sent > 3
        """,
        people);
  }

  /** People who were sent as many as allowed: that nobody got more means something. */
  Set<UUID> sentAllThatIsAllowed(Collection<UUID> people) throws SQLException {
    return find(
        """
        select profile_id from decision join contact using (contact_id)
        where profile_id = any(?) and decision.verdict = 'APPROVED' and purpose = 'MARKETING'
        group by profile_id having count(*) = 3
        """,
        people);
  }

  /** Every decision about these people, whether it settles the contact or defers it. */
  Set<UUID> decisions(Collection<UUID> people) throws SQLException {
    return find(
        """
        select d.decision_id from decision d join contact using (contact_id)
        where profile_id = any(?)
        """,
        people);
  }

  /** Messages that have not left yet. */
  int waiting() throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        PreparedStatement count = connection.prepareStatement("select count(*) from outbox");
        ResultSet rows = count.executeQuery()) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private Set<UUID> find(String sql, Collection<UUID> ids) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        PreparedStatement query = connection.prepareStatement(sql)) {
      Array array = connection.createArrayOf("uuid", ids.toArray());
      query.setArray(1, array);
      try (ResultSet rows = query.executeQuery()) {
        Set<UUID> found = new HashSet<>();
        while (rows.next()) {
          found.add(rows.getObject(1, UUID.class));
        }
        return found;
      }
    }
  }
}
