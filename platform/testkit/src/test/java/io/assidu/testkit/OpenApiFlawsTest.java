package io.assidu.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OpenApiFlawsTest {

  @Test
  void whatIsLeftUnsaidIsFound() throws JsonProcessingException {
    String document =
        """
        {"paths": {"/v1/notes": {
          "get": {"responses": {"200": {"description": "Notes."}}},
          "post": {
            "summary": "Take a note", "security": [{"token": ["note:write"]}],
            "requestBody": {"content": {"application/json": {"schema": {}}}},
            "responses": {
              "200": {"content": {"application/json": {}}},
              "400": {"content": {"application/problem+json": {}}}}}}}}
        """;

    assertThat(OpenApiFlaws.of(new ObjectMapper().readTree(document), Set.of()))
        .containsExactly(
            "GET /v1/notes has no summary",
            "GET /v1/notes can be called by anybody",
            "GET /v1/notes is never refused with a problem",
            "GET /v1/notes shows no answer",
            "POST /v1/notes has no schema of its answer",
            "POST /v1/notes has no example of its answer",
            "POST /v1/notes has no example of its request");
  }

  @Test
  void whatIsOpenHasToBeListedAndNothingElse() throws JsonProcessingException {
    String document =
        """
        {"paths": {"/u/{token}": {"post": {
          "summary": "Unsubscribe", "security": [],
          "responses": {"400": {"content": {"application/problem+json": {}}}}}}}}
        """;

    assertThat(OpenApiFlaws.of(new ObjectMapper().readTree(document), Set.of("/u/{token}")))
        .isEmpty();
    assertThat(
            OpenApiFlaws.of(
                new ObjectMapper().readTree(document.replace("[]", "[{\"token\": []}]")),
                Set.of("/u/{token}")))
        .containsExactly("POST /u/{token} is listed as open and is not");
  }
}
