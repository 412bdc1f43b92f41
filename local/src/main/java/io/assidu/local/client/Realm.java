package io.assidu.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The realm {@code assidu} of the local Keycloak: tokens for programs, accounts for people. */
public final class Realm {
  private static final String OURS = "/realms/assidu";
  private static final String TOKEN = "/protocol/openid-connect/token";
  private static final Duration MARGIN = Duration.ofSeconds(20);

  private final URI keycloak;
  private final Map<String, Token> tokens = new ConcurrentHashMap<>();

  private record Token(String bearer, Instant until) {}

  /**
   * Where somebody sits, as Keycloak sees it behind a proxy.
   *
   * @param ip goes into {@code X-Forwarded-For}
   */
  public record Seat(String ip, String userAgent) {}

  Realm(URI keycloak) {
    this.keycloak = keycloak;
  }

  /** A client of the realm by its own right (RFC 6749 §4.4); its token is kept while it is good. */
  Client.Authorization client(String id, String secret) {
    return () -> {
      Token kept = tokens.get(id);
      if (kept == null || Instant.now().isAfter(kept.until())) {
        kept =
            token(
                OURS,
                Map.of(
                    "grant_type", "client_credentials", "client_id", id, "client_secret", secret));
        tokens.put(id, kept);
      }
      return kept.bearer();
    };
  }

  /** Opens an account for somebody that the company knows as {@code customerId}. */
  public void register(String name, String customerId, String email, String password)
      throws IOException, InterruptedException {
    Token admin =
        token(
            "/realms/master",
            Map.of(
                "grant_type",
                "password",
                "client_id",
                "admin-cli",
                "username",
                "admin",
                "password",
                "admin"));
    new Client(keycloak, admin::bearer)
        .post(
            "/admin/realms/assidu/users",
            Map.of(
                "username",
                customerId,
                "email",
                email,
                "emailVerified",
                true,
                "enabled",
                true,
                "firstName",
                name,
                "lastName",
                "Lovelace",
                "groups",
                List.of("/customers"),
                "attributes",
                Map.of("customerId", List.of(customerId)),
                "credentials",
                List.of(Map.of("type", "password", "value", password, "temporary", false))))
        .expect(201);
  }

  /**
   * Logs in at the shop.
   *
   * @return the account as its owner, or a thief, can use it from that seat
   */
  public Account logIn(String username, String password, Seat seat)
      throws IOException, InterruptedException {
    Token token =
        token(
            OURS,
            Map.of(
                "grant_type",
                "password",
                "client_id",
                "shop-web",
                "scope",
                "openid",
                "username",
                username,
                "password",
                password),
            "X-Forwarded-For",
            seat.ip(),
            "User-Agent",
            seat.userAgent());
    return new Account(new Client(keycloak, token::bearer), seat);
  }

  /** Somebody's own account, with them logged in. */
  public static final class Account {
    private final Client client;
    private final Seat seat;

    private Account(Client client, Seat seat) {
      this.client = client;
      this.seat = seat;
    }

    /** Changes the address in the account's own page. */
    public void changeEmail(String email) throws IOException, InterruptedException {
      JsonNode account = client.get(OURS + "/account/").expect(200).json();
      ObjectNode changed = account.deepCopy();
      changed.remove("userProfileMetadata");
      changed.put("email", email);
      client
          .post(
              OURS + "/account/",
              changed,
              "X-Forwarded-For",
              seat.ip(),
              "User-Agent",
              seat.userAgent())
          .expect(204);
    }
  }

  private Token token(String realm, Map<String, String> form, String... headers)
      throws IOException, InterruptedException {
    JsonNode json =
        Client.form(keycloak.resolve(realm + TOKEN), encoded(form), headers).expect(200).json();
    Duration good = Duration.ofSeconds(json.path("expires_in").asLong()).minus(MARGIN);
    return new Token("Bearer " + json.path("access_token").asText(), Instant.now().plus(good));
  }

  private static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
