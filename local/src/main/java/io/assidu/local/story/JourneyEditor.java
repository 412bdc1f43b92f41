package io.assidu.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.assidu.local.Service;
import io.assidu.local.client.Answer;
import io.assidu.local.client.Client;
import io.assidu.local.client.Suite;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Changes journeys as a CRM manager does: a draft, then a version. */
final class JourneyEditor {
  private static final int NOT_FOUND = 404;
  private static final int PRECONDITION_FAILED = 412;

  private final Client journeys;

  JourneyEditor(Suite suite) {
    this.journeys = suite.as(Service.JOURNEY);
  }

  /** What somebody is about to make a journey say. */
  JsonNode draft(String id) throws IOException, InterruptedException {
    return journeys.get(path(id)).expect(200).json().path("draft");
  }

  /** What a journey has said, the newest version first. */
  List<JsonNode> published(String id) throws IOException, InterruptedException {
    List<JsonNode> documents = new ArrayList<>();
    for (JsonNode listed : journeys.get(path(id) + "/versions").expect(200).json().path("items")) {
      String version = path(id) + "/versions/" + listed.path("version").asInt();
      documents.add(journeys.get(version).expect(200).json().path("document"));
    }
    return documents;
  }

  /** Makes it say this, for all who enter from now on. */
  void publish(String id, JsonNode document) throws IOException, InterruptedException {
    save(id, document);
    JsonNode saved = journeys.get(path(id)).expect(200).json();
    if (saved.path("state").asText().equals("paused")) {
      command(id, "resume");
    }
    if (saved.path("changed").asBoolean()) {
      command(id, "publish");
    }
  }

  /** Keeps a draft. */
  void save(String id, JsonNode document) throws IOException, InterruptedException {
    Answer saved;
    do {
      Answer now = journeys.get(path(id)).expect(200, NOT_FOUND);
      saved =
          now.status() == NOT_FOUND
              ? journeys.put(path(id), document)
              : journeys.put(path(id), document, "If-Match", now.header("ETag").orElse(""));
    } while (saved.status() == PRECONDITION_FAILED); // somebody else saved in between
    saved.expect(200, 201);
  }

  /** Lets nobody in any more. */
  void pause(String id) throws IOException, InterruptedException {
    command(id, "pause");
  }

  private void command(String id, String verb) throws IOException, InterruptedException {
    journeys
        .post(path(id) + "/" + verb, Map.of(), "Idempotency-Key", UUID.randomUUID().toString())
        .expect(200);
  }

  private static String path(String id) {
    return "/v1/journeys/" + id;
  }
}
