package io.assidu.platform.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.assidu.platform.problem.PlatformError;
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
    if (key == null || key.isBlank() || key.length() > LONGEST_KEY) {
      return Uni.createFrom()
          .failure(
              PlatformError.IDEMPOTENCY_KEY_MISSING.problem(
                  "Idempotency-Key",
                  "required",
                  "Send a key of your own choice, 1 to 255 characters, new for each new call."));
    }
    return identity
        .getDeferredIdentity()
        .map(caller -> caller.isAnonymous() ? "" : caller.getPrincipal().getName())
        .flatMap(
            caller -> {
              Call<T> call = new Call<>(caller, operation, key, hash(request), responseType);
              return unitOfWork.run(work -> call.in(work, body));
            });
  }

  /** One call under its key. */
  private final class Call<T> {
    private final String caller;
    private final String operation;
    private final String key;
    private final Buffer hash;
    private final Class<T> responseType;

    Call(String caller, String operation, String key, Buffer hash, Class<T> responseType) {
      this.caller = caller;
      this.operation = operation;
      this.key = key;
      this.hash = hash;
      this.responseType = responseType;
    }

    Uni<T> in(Work work, Function<Work, Uni<T>> body) {
      return work.query(NOTE, caller, operation, key, hash)
          .flatMap(
              noted ->
                  noted.rowCount() == 1
                      ? body.apply(work).call(answer -> store(work, answer))
                      : repeat(work));
    }

    private Uni<Void> store(Work work, T answer) {
      return work.query(STORE, caller, operation, key, write(answer)).replaceWithVoid();
    }

    private Uni<T> repeat(Work work) {
      return work.query(STORED, caller, operation, key)
          .map(
              rows -> {
                Row row = rows.iterator().next();
                if (!row.getBuffer("request_hash").equals(hash)) {
                  throw PlatformError.IDEMPOTENCY_KEY_REUSED.problem(
                      "Idempotency-Key", "unique", "Use a new key for a new request.");
                }
                return read(row.getString("response"), responseType);
              });
    }
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
