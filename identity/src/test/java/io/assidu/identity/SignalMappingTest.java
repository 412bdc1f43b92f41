package io.assidu.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.events.Event;
import org.keycloak.events.EventType;

class SignalMappingTest {

  private static final Circumstances CUSTOMER = new Circumstances("c-1", "Firefox", "silver", 1);
  private static final Circumstances STEPPED_UP = new Circumstances("c-1", "Firefox", "gold", 2);
  private static final Circumstances STAFF = new Circumstances(null, "Firefox", "silver", 1);

  @Test
  void aLoginTellsWhoWhereFromAndHowWellProven() {
    assertThat(SignalMapping.of(event(EventType.LOGIN, Map.of()), CUSTOMER))
        .hasValueSatisfying(
            signal -> {
              assertThat(signal.type()).isEqualTo("loginSucceeded");
              assertThat(signal.timestamp()).isEqualTo("2026-11-24T08:00:00Z");
              assertThat(signal.data().customerId()).isEqualTo("c-1");
              assertThat(signal.data().ip()).isEqualTo("198.51.100.7");
              assertThat(signal.data().userAgent()).isEqualTo("Firefox");
              assertThat(signal.data().sessionId()).isEqualTo("session-1");
              assertThat(signal.data().acr()).isEqualTo("silver");
            });
  }

  @Test
  void aLoginWithASecondFactorIsAStepUp() {
    assertThat(SignalMapping.of(event(EventType.LOGIN, Map.of()), STEPPED_UP))
        .hasValueSatisfying(signal -> assertThat(signal.type()).isEqualTo("stepUpSucceeded"));
  }

  @Test
  void aFailedLoginTellsWhy() {
    Event event = event(EventType.LOGIN_ERROR, Map.of());
    event.setError("invalid_user_credentials");

    assertThat(SignalMapping.of(event, CUSTOMER))
        .hasValueSatisfying(
            signal -> {
              assertThat(signal.type()).isEqualTo("loginFailed");
              assertThat(signal.data().error()).isEqualTo("invalid_user_credentials");
            });
  }

  @Test
  void anotherEmailTellsTheOldOneTooSinceThatIsWhereTheAlertGoes() {
    Event event =
        event(
            EventType.UPDATE_PROFILE,
            Map.of("previous_email", "her@example.com", "updated_email", "thief@example.com"));

    assertThat(SignalMapping.of(event, CUSTOMER))
        .hasValueSatisfying(
            signal -> {
              assertThat(signal.type()).isEqualTo("emailChanged");
              assertThat(signal.data().previousEmail()).isEqualTo("her@example.com");
              assertThat(signal.data().email()).isEqualTo("thief@example.com");
            });
  }

  @Test
  void anotherNameIsNoSignal() {
    Event event = event(EventType.UPDATE_PROFILE, Map.of("updated_first_name", "Inès"));

    assertThat(SignalMapping.of(event, CUSTOMER)).isEmpty();
  }

  @Test
  void aNewCredentialTellsItsKind() {
    Event event = event(EventType.UPDATE_CREDENTIAL, Map.of("credential_type", "otp"));

    assertThat(SignalMapping.of(event, CUSTOMER))
        .hasValueSatisfying(
            signal -> {
              assertThat(signal.type()).isEqualTo("passwordChanged");
              assertThat(signal.data().credential()).isEqualTo("otp");
            });
  }

  @Test
  void nothingIsSaidOfPeopleWhoAreNoCustomers() {
    assertThat(SignalMapping.of(event(EventType.LOGIN, Map.of()), STAFF)).isEmpty();
  }

  @Test
  void otherEventsAreNoSignals() {
    assertThat(SignalMapping.of(event(EventType.REFRESH_TOKEN, Map.of()), CUSTOMER)).isEmpty();
  }

  private static Event event(EventType type, Map<String, String> details) {
    Event event = new Event();
    event.setType(type);
    event.setTime(1_795_507_200_000L);
    event.setIpAddress("198.51.100.7");
    event.setSessionId("session-1");
    event.setClientId("shop-web");
    event.setDetails(details);
    return event;
  }
}
