package io.assidu.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.Event;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Reads from Keycloak's session what an event does not carry. */
final class SessionReader {

  static final String CUSTOMER_ID = "customerId";

  private static final JsonMapper JSON = new JsonMapper();

  private final KeycloakSession session;

  SessionReader(KeycloakSession session) {
    this.session = session;
  }

  Circumstances around(Event event) {
    RealmModel realm = session.realms().getRealm(event.getRealmId());
    int level = level(realm, event);
    return new Circumstances(customerId(realm, event), userAgent(), name(realm, level), level);
  }

  private @Nullable String customerId(RealmModel realm, Event event) {
    if (event.getUserId() == null) {
      return null;
    }
    UserModel user = session.users().getUserById(realm, event.getUserId());
    return user == null ? null : user.getFirstAttribute(CUSTOMER_ID);
  }

  private @Nullable String userAgent() {
    HttpHeaders headers = session.getContext().getRequestHeaders();
    return headers == null ? null : headers.getHeaderString(HttpHeaders.USER_AGENT);
  }

  /** Level of authentication: of the flow that is ending or else of the session; 0 if neither. */
  private int level(RealmModel realm, Event event) {
    AuthenticationSessionModel running = session.getContext().getAuthenticationSession();
    String ofFlow = running == null ? null : running.getAuthNote(Constants.LEVEL_OF_AUTHENTICATION);
    String level = ofFlow == null ? ofSession(realm, event) : ofFlow;
    return level == null ? 0 : Integer.parseInt(level);
  }

  private @Nullable String ofSession(RealmModel realm, Event event) {
    if (event.getSessionId() == null) {
      return null;
    }
    UserSessionModel user = session.sessions().getUserSession(realm, event.getSessionId());
    Stream<AuthenticatedClientSessionModel> clients =
        user == null ? Stream.of() : user.getAuthenticatedClientSessions().values().stream();
    return clients
        .filter(client -> Objects.equals(client.getClient().getClientId(), event.getClientId()))
        .map(client -> client.getNote(Constants.LEVEL_OF_AUTHENTICATION))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** The level's name by the realm attribute {@code acr.loa.map}: {@code {"silver":"1"}}. */
  private static @Nullable String name(RealmModel realm, int level) {
    String map = realm.getAttribute(Constants.ACR_LOA_MAP);
    if (map == null) {
      return null;
    }
    try {
      Map<String, String> names = JSON.readValue(map, new TypeReference<>() {});
      return names.entrySet().stream()
          .filter(entry -> entry.getValue().equals(Integer.toString(level)))
          .map(Map.Entry::getKey)
          .findFirst()
          .orElse(null);
    } catch (JsonProcessingException damaged) {
      return null;
    }
  }
}
