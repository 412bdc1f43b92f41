package io.assidu.platform.chassis;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.assidu.testkit.Servers;
import io.assidu.testkit.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A token that was verified is remembered: but never for longer, and for nobody else. */
@QuarkusTest
@WithTestResource(Servers.class)
class TokenAppTest {

  private static final int OK = 200;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;

  @Test
  void isRefusedOnceItHasExpired() {
    String token =
        Tokens.client("brief").scopes("profile:read").validFor(Duration.ofSeconds(3)).bearer();
    assertThat(read(token)).isEqualTo(OK);
    assertThat(read(token)).isEqualTo(OK);
    await().atMost(Duration.ofSeconds(5)).until(() -> read(token) == UNAUTHORIZED);
  }

  @Test
  void isRefusedUnderAnotherSignature() {
    String token = Tokens.client("known").scopes("profile:read").bearer();
    assertThat(read(token)).isEqualTo(OK);
    String others = Tokens.client("other").scopes("profile:read").bearer();
    String forged =
        token.substring(0, token.lastIndexOf('.')) + others.substring(others.lastIndexOf('.'));
    assertThat(read(forged)).isEqualTo(UNAUTHORIZED);
  }

  @Test
  void givesNobodyElseItsScopes() {
    assertThat(read(Tokens.client("reader").scopes("profile:read").bearer())).isEqualTo(OK);
    String writer = Tokens.client("reader").scopes("profile:write").bearer();
    assertThat(read(writer)).isEqualTo(FORBIDDEN);
    assertThat(read(writer)).isEqualTo(FORBIDDEN);
  }

  private static int read(String token) {
    return given().auth().oauth2(token).get("/v1/notes/" + UUID.randomUUID()).statusCode();
  }
}
