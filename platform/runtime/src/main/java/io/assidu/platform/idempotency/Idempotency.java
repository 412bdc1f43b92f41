package io.assidu.platform.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.assidu.platform.problem.PlatformError;
import io.assidu.platform.problem.ProblemException;
import io.assidu.platform.work.Reply;
import io.assidu.platform.work.UnitOfWork;
import io.assidu.platform.work.Work;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes a call that changes something safe to repeat (the IETF's Idempotency-Key header).
 *
 * <p>The key is noted in the transaction that makes the change: of two calls at the same time the
 * second waits for the first and gets its answer. A call that failed leaves no trace and may be
 * made again.
 */
@ApplicationScoped
public class Idempotency {

  private static final int LONGEST_KEY = 255;

  private static final String NOTE =
      """
      insert into idempotency (caller, operation, key, request_hash) values ($1, $2, $3, $4)
      on conflict do nothing""";
  private static final String STORED =
      "select request_hash, response from idempotency where caller = $1 and operation = $2 and key = $3";
  private static final String STORE =
      "update idempotency set response = $4 where caller = $1 and operation = $2 and key = $3";

  private static final String STORED_OF_MANY =
      """
      select caller, operation, key, request_hash, response
      from idempotency
      join unnest($1::text[], $2::text[], $3::text[]) as c(caller, operation, key)
        using (caller, operation, key)""";
  private static final String STORE_MANY =
      """
      insert into idempotency (caller, operation, key, request_hash, response)
      select * from unnest($1::text[], $2::text[], $3::text[], $4::bytea[], $5::text[])
      order by 1, 2, 3
      on conflict do nothing""";

  /** How often in a row others may be quicker with a key. */
  private static final int OVERTAKEN = 3;

  /**
   * Calls that are done in one transaction.
   *
   * @param <C> a call
   * @param <S> what is known beforehand
   * @param <T> an answer
   */
  public interface Together<C, S, T> {

    /**
     * What has to be held and known whichever of the calls are new: it is asked for together with
     * their keys, and before these are answered.
     */
    Uni<S> prepare(Work work, List<C> calls);

    /** Does those that are new, in their order; one that it refuses must leave no trace. */
    Uni<List<Reply<T>>> apply(Work work, S prepared, List<C> fresh);
  }

  private final UnitOfWork unitOfWork;
  private final CurrentIdentityAssociation identity;
  private final ObjectMapper json;

  Idempotency(UnitOfWork unitOfWork, CurrentIdentityAssociation identity, ObjectMapper json) {
    this.unitOfWork = unitOfWork;
    this.identity = identity;
    this.json = json;
  }

  /**
   * Does {@code body} once for a key, and answers every repetition with what it answered.
   *
   * @param operation the call, as {@code POST /v1/redemptions}
   * @param key the Idempotency-Key header
   * @param request all that the call depends on: the same key with another request is refused with
   *     422
   */
  public <T> Uni<T> once(
      String operation,
      @Nullable String key,
      Object request,
      Class<T> responseType,
      Function<Work, Uni<T>> body) {
    return keyed(operation, key, request)
        .flatMap(call -> unitOfWork.run(work -> once(work, call, responseType, body)));
  }

  /** The call as whoever is calling makes it, for {@link #onceEach}. */
  public Uni<KeyedCall> keyed(String operation, @Nullable String key, Object request) {
    return Uni.createFrom()
        .deferred(
            () -> {
              String sound = sound(key);
              return identity
                  .getDeferredIdentity()
                  .map(caller -> caller.isAnonymous() ? "" : caller.getPrincipal().getName())
                  .map(caller -> new KeyedCall(caller, operation, sound, hash(request)));
            });
  }

  /**
   * The key, if it can be one.
   *
   * @throws ProblemException 400, if it is none
   */
  public static String sound(@Nullable String key) {
    if (key == null || key.isBlank() || key.length() > LONGEST_KEY) {
      throw PlatformError.IDEMPOTENCY_KEY_MISSING.problem(
          "Idempotency-Key",
          "required",
          "Send a key of your own choice, 1 to 255 characters, new for each new call.");
    }
    return key;
  }

  /** 422: the key was used for another request. */
  public static ProblemException reused() {
    return PlatformError.IDEMPOTENCY_KEY_REUSED.problem(
        "Idempotency-Key", "unique", "Use a new key for a new request.");
  }

  /**
   * As {@link #once}, for calls that share a transaction. Their keys are noted with the answers, at
   * its end: who finds that another replica has used one meanwhile begins again.
   *
   * @param keys null for a call that the body itself keeps from being done twice
   * @return in the order of the calls
   */
  public <C, S, T> Uni<List<Reply<T>>> onceEach(
      List<C> calls,
      Function<C, @Nullable KeyedCall> keys,
      Class<T> responseType,
      Together<C, S, T> body) {
    return unitOfWork
        .run(
            work -> {
              work.planOnce();
              // Both are asked at once, and answered in their order.
              return Uni.combine()
                  .all()
                  .unis(storedOf(work, keyed(calls, keys), responseType), body.prepare(work, calls))
                  .asTuple()
                  .flatMap(
                      both ->
                          onceEach(
                              calls,
                              keys,
                              both.getItem1(),
                              fresh -> body.apply(work, both.getItem2(), fresh),
                              answers -> storeAll(work, answers)));
            })
        .onFailure(Overtaken.class)
        .retry()
        .atMost(OVERTAKEN);
  }

  private <T> Uni<T> once(
      Work work, KeyedCall call, Class<T> responseType, Function<Work, Uni<T>> body) {
    return work.query(NOTE, call.caller(), call.operation(), call.key(), call.hash())
        .flatMap(
            noted ->
                noted.rowCount() == 1
                    ? body.apply(work).call(answer -> store(work, call, answer))
                    : repeat(work, call, responseType));
  }

  private <T> Uni<Void> store(Work work, KeyedCall call, T answer) {
    return work.query(STORE, call.caller(), call.operation(), call.key(), write(answer))
        .replaceWithVoid();
  }

  private <T> Uni<T> repeat(Work work, KeyedCall call, Class<T> responseType) {
    return work.query(STORED, call.caller(), call.operation(), call.key())
        .map(rows -> stored(rows.iterator().next(), call, responseType));
  }

  private <T> T stored(Row row, KeyedCall call, Class<T> responseType) {
    if (!row.getBuffer("request_hash").equals(call.hash())) {
      throw reused();
    }
    return read(row.getString("response"), responseType);
  }

  /** An answer, and the hash of what it is the answer to. */
  private record Answered<T>(Buffer hash, Reply<T> reply) {

    Reply<T> to(KeyedCall call) {
      return call.hash().equals(hash) ? reply : new Reply.Refused<>(reused());
    }
  }

  private static <C> List<KeyedCall> keyed(List<C> calls, Function<C, @Nullable KeyedCall> keys) {
    return calls.stream().map(keys).filter(Objects::nonNull).toList();
  }

  /**
   * @param answered by key; those that are done now are added
   */
  private static <C, T> Uni<List<Reply<T>>> onceEach(
      List<C> calls,
      Function<C, @Nullable KeyedCall> keys,
      Map<KeyedCall.Key, Answered<T>> answered,
      Function<List<C>, Uni<List<Reply<T>>>> body,
      Function<Map<KeyedCall, T>, Uni<Void>> store) {
    List<C> fresh = new ArrayList<>(calls.size());
    Set<KeyedCall.Key> seen = new HashSet<>(answered.keySet());
    for (C call : calls) {
      KeyedCall keyed = keys.apply(call);
      if (keyed == null || seen.add(keyed.id())) {
        fresh.add(call);
      }
    }
    Uni<List<Reply<T>>> done =
        fresh.isEmpty() ? Uni.createFrom().item(List.of()) : body.apply(fresh);
    return done.chain(
        replies -> {
          Map<KeyedCall, T> notes = new LinkedHashMap<>();
          Queue<Reply<T>> unkeyed = new ArrayDeque<>();
          for (int i = 0; i < fresh.size(); i++) {
            KeyedCall keyed = keys.apply(fresh.get(i));
            Reply<T> reply = replies.get(i);
            if (keyed == null) {
              unkeyed.add(reply);
            } else {
              answered.put(keyed.id(), new Answered<>(keyed.hash(), reply));
              if (reply instanceof Reply.Done<T>(T answer)) {
                notes.put(keyed, answer);
              }
            }
          }
          return store.apply(notes).map(stored -> inOrder(calls, keys, answered, unkeyed));
        });
  }

  private static <C, T> List<Reply<T>> inOrder(
      List<C> calls,
      Function<C, @Nullable KeyedCall> keys,
      Map<KeyedCall.Key, Answered<T>> answered,
      Queue<Reply<T>> unkeyed) {
    List<Reply<T>> replies = new ArrayList<>(calls.size());
    for (C call : calls) {
      KeyedCall keyed = keys.apply(call);
      replies.add(
          keyed == null
              ? unkeyed.remove()
              : Objects.requireNonNull(answered.get(keyed.id())).to(keyed));
    }
    return replies;
  }

  private <T> Uni<Map<KeyedCall.Key, Answered<T>>> storedOf(
      Work work, List<KeyedCall> calls, Class<T> responseType) {
    if (calls.isEmpty()) {
      return Uni.createFrom().item(new HashMap<>());
    }
    return work.query(
            STORED_OF_MANY,
            texts(calls, KeyedCall::caller),
            texts(calls, KeyedCall::operation),
            texts(calls, KeyedCall::key))
        .map(
            rows -> {
              Map<KeyedCall.Key, Answered<T>> stored = new HashMap<>();
              for (Row row : rows) {
                T answer = read(row.getString("response"), responseType);
                stored.put(
                    new KeyedCall.Key(
                        row.getString("caller"), row.getString("operation"), row.getString("key")),
                    new Answered<>(row.getBuffer("request_hash"), new Reply.Done<>(answer)));
              }
              return stored;
            });
  }

  private <T> Uni<Void> storeAll(Work work, Map<KeyedCall, T> answers) {
    if (answers.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    List<KeyedCall> done = List.copyOf(answers.keySet());
    return work.query(
            STORE_MANY,
            texts(done, KeyedCall::caller),
            texts(done, KeyedCall::operation),
            texts(done, KeyedCall::key),
            done.stream().map(KeyedCall::hash).toArray(Buffer[]::new),
            answers.values().stream().map(this::write).toArray(String[]::new))
        .invoke(
            stored -> {
              if (stored.rowCount() != done.size()) {
                throw new Overtaken();
              }
            })
        .replaceWithVoid();
  }

  private static String[] texts(List<KeyedCall> calls, Function<KeyedCall, String> text) {
    return calls.stream().map(text).toArray(String[]::new);
  }

  private Buffer hash(Object request) {
    try {
      return Buffer.buffer(
          MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(request)));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java platform has SHA-256
    }
  }

  private String write(@Nullable Object answer) {
    try {
      return json.writeValueAsString(answer);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private <T> T read(String answer, Class<T> type) {
    try {
      return json.readValue(answer, type);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
