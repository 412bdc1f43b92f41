package io.assidu.channel.email;

import io.assidu.platform.work.UnitOfWork;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The key that signs our mail: the configured one, or on a developer's machine one that was
 * generated at the first use and kept since.
 */
@ApplicationScoped
class DkimKeys {
  private final UnitOfWork unitOfWork;
  private final EmailConfig config;
  private final Clock clock;
  private final AtomicReference<@Nullable DkimKey> key = new AtomicReference<>();

  DkimKeys(UnitOfWork unitOfWork, EmailConfig config, Clock clock) {
    this.unitOfWork = unitOfWork;
    this.config = config;
    this.clock = clock;
  }

  Uni<DkimSigner> current() {
    return key().map(DkimSigner::new);
  }

  Uni<DkimKey> key() {
    DkimKey known = key.get();
    if (known != null) {
      return Uni.createFrom().item(known);
    }
    return load().invoke(key::set);
  }

  private Uni<DkimKey> load() {
    String domain = domain(config);
    String selector = config.dkim().selector();
    return config
        .dkim()
        .privateKey()
        .map(pem -> Uni.createFrom().item(() -> DkimKey.fromPem(domain, selector, pem)))
        .orElseGet(() -> unitOfWork.run(work -> kept(work, domain, selector)));
  }

  /** Of several processes that start together, all use the key of the one that was first. */
  private Uni<DkimKey> kept(Work work, String domain, String selector) {
    if (!config.dkim().generate()) {
      return Uni.createFrom()
          .failure(new IllegalStateException("assidu.channel.email.dkim.private-key is not set"));
    }
    return find(work, domain, selector)
        .chain(
            found ->
                found != null
                    ? Uni.createFrom().item(found)
                    : keep(work, DkimKey.generate(domain, selector))
                        .chain(() -> find(work, domain, selector)));
  }

  private static Uni<DkimKey> find(Work work, String domain, String selector) {
    return work.query(
            "select private_key from dkim_key where domain = $1 and selector = $2",
            domain,
            selector)
        .map(
            rows -> {
              for (var row : rows) {
                return DkimKey.fromPem(domain, selector, row.getString("private_key"));
              }
              return null;
            });
  }

  private Uni<Void> keep(Work work, DkimKey generated) {
    return work.query(
            """
            insert into dkim_key (domain, selector, private_key, created_at)
            values ($1, $2, $3, $4) on conflict do nothing
            """,
            generated.domain(),
            generated.selector(),
            generated.toPem(),
            clock.instant().atOffset(ZoneOffset.UTC))
        .replaceWithVoid();
  }

  static String domain(EmailConfig config) {
    return config
        .dkim()
        .domain()
        .orElseGet(() -> new Email.Mailbox("", config.fromAddress()).domain());
  }
}
