package io.assidu.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.assidu.local.Service;
import io.assidu.local.client.Mail;
import io.assidu.local.client.Suite;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One customer's story, told by the public interfaces alone. Steps share nothing but who she is:
 * what one needs of another it asks the system for.
 *
 * @param cartPatience how long the cart journey waits before it reminds, here instead of an hour
 */
public record Story(Suite suite, Customer customer, Duration cartPatience) {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Its steps, in the order in which they are played. */
  public static List<Step> steps() {
    return List.of(
        new SignUp(),
        new CartAndOrder(),
        new CampaignRain(),
        new Redeeming(),
        new Takeover(),
        new Unsubscribing(),
        new WholeChain());
  }

  /**
   * Plays one step.
   *
   * @throws Untrue if something it claims is not seen in time
   * @throws IOException if the system does not answer, or not as it should
   */
  public void play(Step step, Teller teller) throws Untrue, IOException, InterruptedException {
    teller.begins(
        steps().stream().map(Step::title).toList().indexOf(step.title()) + 1, step.title());
    step.play(this, new Scene(teller, PATIENCE.plus(cartPatience)));
  }

  /** By which the doings of one chapter are found: {@code ./assidu trace} takes it. */
  public String correlationId(String chapter) {
    return "demo-%s-%s".formatted(customer.run(), chapter);
  }

  /** Different for each thing that is asked, the same when it is asked again. */
  String key(String what) {
    return "%s-%s".formatted(what, customer.run());
  }

  String profileId() throws IOException, InterruptedException {
    return lookup("email", customer.email()).path("profileId").asText();
  }

  JsonNode lookup(String type, String value) throws IOException, InterruptedException {
    return suite
        .as(Service.PROFILE)
        .post("/v1/profiles/lookup", Map.of("type", type, "value", value))
        .expect(200)
        .json();
  }

  JsonNode get(Service service, String path, Object... arguments)
      throws IOException, InterruptedException {
    return suite.as(service).get(path.formatted(arguments)).expect(200).json();
  }

  /**
   * The newest message to her that was made from a template, as it lies in a mailbox.
   *
   * @throws Unseen if it is not there yet
   */
  Mail mail(String template, String mailbox) throws Unseen, IOException, InterruptedException {
    JsonNode contacts = get(Service.CHANNEL, "/v1/profiles/%s/contacts", profileId());
    for (JsonNode contact : contacts.path("items")) {
      if (contact.path("template").asText().equals(template)) {
        return delivered(contact, mailbox);
      }
    }
    throw new Unseen("channel-gateway knows of no message of the template " + template);
  }

  /**
   * The message of a contact, as it lies in a mailbox.
   *
   * @throws Unseen if it is not there yet
   */
  Mail mailOf(String contactId, String mailbox) throws Unseen, IOException, InterruptedException {
    return delivered(get(Service.CHANNEL, "/v1/contacts/%s", contactId), mailbox);
  }

  private Mail delivered(JsonNode contact, String mailbox)
      throws Unseen, IOException, InterruptedException {
    Unseen.unless(
        contact.path("state").asText().equals("accepted"),
        "the message is %s: %s",
        contact.path("state").asText(),
        contact.path("detail").asText());
    String messageId = contact.path("messageId").asText();
    for (Mail mail : suite.inbox().of(mailbox)) {
      if (mail.messageId().equals(messageId)) {
        return mail;
      }
    }
    throw new Unseen("the relay accepted it, and it is not in the mailbox");
  }
}
