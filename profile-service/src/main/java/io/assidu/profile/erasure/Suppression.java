package io.assidu.profile.erasure;

import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.Purpose;
import io.assidu.contracts.ingest.ConsentGiven;
import io.assidu.contracts.ingest.IngestedEvent;
import io.assidu.contracts.profile.ConsentStatus;
import io.assidu.contracts.profile.Identifier;
import io.assidu.contracts.profile.IdentifierType;
import io.assidu.contracts.profile.ProfileChange;
import io.assidu.platform.work.Work;
import io.assidu.profile.ProfileConfig;
import io.assidu.profile.WireNames;
import io.assidu.profile.consent.ConsentRegister;
import io.assidu.profile.consent.Evidence;
import io.assidu.profile.profile.Profile;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongFunction;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Remembers the addresses of people who were forgotten, as keyed hashes only. Whoever comes back
 * with one, from an old list for example, starts with a recorded no to marketing there; their own
 * later yes stands against it.
 */
@ApplicationScoped
public class Suppression {

  private static final Map<IdentifierType, Channel> ADDRESSES =
      new EnumMap<>(Map.of(IdentifierType.EMAIL, Channel.EMAIL, IdentifierType.PHONE, Channel.SMS));

  private final ProfileConfig config;
  private final ConsentRegister consents;

  Suppression(ProfileConfig config, ConsentRegister consents) {
    this.config = config;
    this.consents = consents;
  }

  Uni<Void> remember(Work work, UUID erasureId, Collection<Identifier> identifiers, Instant now) {
    List<Tuple> rows =
        identifiers.stream()
            .filter(i -> ADDRESSES.containsKey(i.type()))
            .map(
                i ->
                    Tuple.of(
                        hash(i), WireNames.of(channel(i)), erasureId, now.atOffset(ZoneOffset.UTC)))
            .toList();
    return rows.isEmpty()
        ? Uni.createFrom().voidItem()
        : work.batch(
                """
                insert into suppressed_address (hash, channel, erasure_id, at)
                values ($1, $2, $3, $4) on conflict do nothing
                """,
                rows)
            .replaceWithVoid();
  }

  /**
   * @param attached the identifiers that are new to the profile
   * @param changes where the word of a recorded no is added
   * @return the profile, with that no where it applies
   */
  public Uni<Profile> apply(
      Work work,
      Profile profile,
      Collection<Identifier> attached,
      IngestedEvent event,
      UUID eventId,
      Instant now,
      List<LongFunction<ProfileChange>> changes) {
    Buffer[] hashes =
        attached.stream()
            .filter(i -> ADDRESSES.containsKey(i.type()))
            .map(this::hash)
            .toArray(Buffer[]::new);
    if (hashes.length == 0) {
      return Uni.createFrom().item(profile);
    }
    return work.query(
            "select distinct channel from suppressed_address where hash = any($1)", (Object) hashes)
        .flatMap(
            rows -> {
              List<ConsentGiven> no = new ArrayList<>();
              rows.forEach(row -> no(profile, row.getString("channel")).ifPresent(no::add));
              return consents.record(
                  work,
                  profile,
                  no,
                  Evidence.of("suppression", eventId, event.context()),
                  event.occurredAt().minusMillis(1), // so that a yes in the same event stands
                  now,
                  changes);
            });
  }

  private static Optional<ConsentGiven> no(Profile profile, String channelName) {
    Channel channel = WireNames.parse(Channel.class, channelName).orElse(Channel.UNKNOWN);
    boolean spoken =
        profile.consents().stream()
            .anyMatch(s -> s.purpose() == Purpose.MARKETING && s.channel() == channel);
    return spoken
        ? Optional.empty()
        : Optional.of(
            new ConsentGiven(
                Purpose.MARKETING, channel, null, ConsentStatus.DENIED, null, "suppression"));
  }

  private static Channel channel(Identifier identifier) {
    return ADDRESSES.getOrDefault(identifier.type(), Channel.UNKNOWN);
  }

  private Buffer hash(Identifier identifier) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      byte[] key = config.suppressionKey().getBytes(StandardCharsets.UTF_8);
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return Buffer.buffer(mac.doFinal(identifier.value().getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
