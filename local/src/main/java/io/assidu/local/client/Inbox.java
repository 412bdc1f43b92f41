package io.assidu.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What came by SMTP, by recipient. */
public final class Inbox {
  private final Client api;

  Inbox(Client api) {
    this.api = api;
  }

  /** Somebody's mail, the oldest first; none if nothing ever came. */
  public List<Mail> of(String address) throws IOException, InterruptedException {
    JsonNode messages =
        api.get("/api/user/" + Client.segment(address) + "/messages").expect(200).json();
    List<Mail> mails = new ArrayList<>();
    for (JsonNode message : messages) {
      mails.add(new Mail(message.path("mimeMessage").asText()));
    }
    return mails;
  }
}
