package io.assidu.local.server;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An SMTP server that accepts mail for anybody and keeps it, and an {@link InboxApi} to read it.
 */
public final class SmtpInbox implements Server {
  private final Settings settings;
  private @Nullable GreenMail smtp;
  private @Nullable InboxApi api;

  /**
   * What the inbox needs to know.
   *
   * @param data where mail is kept, one directory a recipient
   * @param smtpPort where mail arrives
   * @param apiPort where it is read, over HTTP
   */
  public record Settings(Path data, int smtpPort, int apiPort) {}

  public SmtpInbox(Settings settings) {
    this.settings = settings;
  }

  @Override
  public void start() throws IOException {
    MailStore store = new MailStore(settings.data());
    GreenMail server =
        new GreenMail(new ServerSetup(settings.smtpPort(), HOST, ServerSetup.PROTOCOL_SMTP));
    server
        .getUserManager()
        .setMessageDeliveryHandler((message, to) -> new MailboxUser(to.getEmail(), store));
    smtp = server;
    try {
      server.start();
    } catch (IllegalStateException e) {
      throw new ServerException(
          "The SMTP inbox could not listen on port %d.".formatted(settings.smtpPort()), e);
    }
    api = InboxApi.start(settings.apiPort(), store);
  }

  @Override
  public void close() {
    if (api != null) {
      api.close();
      api = null;
    }
    if (smtp != null) {
      smtp.stop();
      smtp = null;
    }
  }

  @Override
  public String name() {
    return "inbox";
  }

  @Override
  public Optional<ProcessHandle> process() {
    return Optional.empty();
  }
}
