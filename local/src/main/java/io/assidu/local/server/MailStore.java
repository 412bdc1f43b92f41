package io.assidu.local.server;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Received mail as files, {@code <directory>/<recipient>/<number>.eml}: it outlives the server,
 * takes no heap however much arrives, and any mail program opens it.
 */
final class MailStore {
  private static final String SUFFIX = ".eml";

  private final Path directory;
  private final AtomicLong lastNumber;

  MailStore(Path directory) throws IOException {
    this.directory = Files.createDirectories(directory);
    try (Stream<Path> files = Files.walk(directory, 2)) {
      lastNumber =
          new AtomicLong(
              files
                  .filter(file -> file.toString().endsWith(SUFFIX))
                  .mapToLong(MailStore::number)
                  .max()
                  .orElse(0));
    }
  }

  /** Numbers grow in the order of arrival, over all mailboxes. */
  void add(String recipient, MimeMessage message) throws IOException, MessagingException {
    Path mailbox = Files.createDirectories(mailbox(recipient));
    Path unfinished = Files.createTempFile(mailbox, "", ".part");
    try (OutputStream out = Files.newOutputStream(unfinished)) {
      message.writeTo(out);
    }
    Path file = mailbox.resolve(lastNumber.incrementAndGet() + SUFFIX);
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** The messages to one recipient, oldest first. */
  List<Path> messages(String recipient) throws IOException {
    Path mailbox = mailbox(recipient);
    if (!Files.isDirectory(mailbox)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(mailbox)) {
      return files
          .filter(file -> file.toString().endsWith(SUFFIX))
          .sorted((a, b) -> Long.compare(number(a), number(b)))
          .toList();
    }
  }

  List<String> recipients() throws IOException {
    try (Stream<Path> mailboxes = Files.list(directory)) {
      return mailboxes
          .map(
              mailbox ->
                  URLDecoder.decode(mailbox.getFileName().toString(), StandardCharsets.UTF_8))
          .sorted()
          .toList();
    }
  }

  void purge() throws IOException {
    for (String recipient : recipients()) {
      Directories.delete(mailbox(recipient));
    }
  }

  static long number(Path file) {
    String name = file.getFileName().toString();
    return Long.parseLong(name.substring(0, name.length() - SUFFIX.length()));
  }

  private Path mailbox(String recipient) {
    String name = URLEncoder.encode(recipient.toLowerCase(Locale.ROOT), StandardCharsets.UTF_8);
    return directory.resolve(name.replace(".", "%2E"));
  }
}
