package io.assidu.policy.pressure;

import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.ContactRequested;
import io.assidu.contracts.contact.Purpose;
import io.assidu.policy.PolicyConfig;
import io.assidu.policy.document.CapRule;
import io.assidu.policy.document.CapWindow;
import io.assidu.policy.document.Scope;
import io.assidu.policy.evaluate.Cap;
import io.assidu.policy.evaluate.SlotAnswer;
import io.assidu.policy.evaluate.SlotQuestion;
import io.assidu.policy.evaluate.Window;
import io.assidu.policy.recipient.Lifecycle;
import io.assidu.policy.recipient.Preferences;
import io.assidu.policy.recipient.Recipient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.redis.runtime.datasource.ReactiveRedisDataSourceImpl;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.RedisAPI;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.redis.client.RedisClientType;
import io.vertx.redis.client.RedisOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Takes slots as fast as it can, for {@code bench/run pressure}: the service's own code on the
 * service's own Redis client, without the service. Started with Redis' port and the number of
 * people, it first says the command it sends, as {@code redis-benchmark} takes it: with {@code
 * __rand_int__} where numbers vary. Then each line it reads is an order, {@code prepare} or {@code
 * <in flight> <calls>}, which it answers with the nanoseconds it took.
 */
final class PressureLoad {

  /** The revision never changes, since {@code redis-benchmark} asks the same question always. */
  private static final UUID REVISION = new UUID(0, 1);

  private static final String RANDOM = "__rand_int__";
  private static final String ID = "00000000-0000-0000-0000-%012d";
  private static final Duration WEEK = Duration.ofDays(7);
  private static final int TOGETHER = 200;

  private static final Cap CAP = cap();

  private final Vertx vertx = Vertx.vertx();
  private final Instant now = Instant.now();
  private final int people;
  private final List<UUID> ids;
  private final Redis redis;
  private final Pressure pressure;
  private final SplittableRandom random = new SplittableRandom();

  private PressureLoad(int port, int people) {
    this.people = people;
    this.ids = IntStream.rangeClosed(0, people).mapToObj(PressureLoad::id).toList();
    this.redis =
        Redis.newInstance(
            io.vertx.redis.client.Redis.createClient(
                vertx, new RedisOptions().setConnectionString("redis://localhost:" + port)));
    PolicyConfig config = config();
    var data =
        new ReactiveRedisDataSourceImpl(
            io.vertx.mutiny.core.Vertx.newInstance(vertx), redis, RedisAPI.api(redis));
    this.pressure =
        new Pressure(
            new PressureFunctions(data, new RedisLine(redis, RedisClientType.STANDALONE), config),
            config,
            new SimpleMeterRegistry());
  }

  /** As it is by default, but that a busy machine is no reason to give up. */
  private record Patience(Duration timeout, Duration pause, Duration retryAfter)
      implements PolicyConfig.Pressure {}

  /** What reads configuration is not on the class path of a packaged service. */
  private static PolicyConfig config() {
    Patience patience =
        new Patience(Duration.ofMinutes(1), Duration.ofSeconds(1), Duration.ofSeconds(5));
    return (PolicyConfig)
        Proxy.newProxyInstance(
            PolicyConfig.class.getClassLoader(),
            new Class<?>[] {PolicyConfig.class},
            (proxy, method, args) -> {
              if (method.getName().equals("pressure")) {
                return patience;
              }
              throw new UnsupportedOperationException(method.getName());
            });
  }

  public static void main(String[] args) throws IOException {
    PressureLoad load = new PressureLoad(Integer.parseInt(args[0]), Integer.parseInt(args[1]));
    System.out.println(load.command());
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    for (String order = orders.readLine(); order != null; order = orders.readLine()) {
      System.out.println(load.obey(order.split(" ")));
    }
    System.exit(0);
  }

  private long obey(String[] order) {
    long begin = System.nanoTime();
    if (order.length == 1) {
      prepare();
    } else {
      take(Integer.parseInt(order[0]), Integer.parseInt(order[1]));
    }
    return System.nanoTime() - begin;
  }

  /** As it goes over the wire. */
  private String command() {
    PressureFunctions.Call call = claim(REVISION, 0, 0).trusting();
    String key = PressureFunctions.key(call.profileId());
    return "FCALL %s 1 %s %s"
        .formatted(PressureFunctions.RESERVE, key, String.join(" ", call.arguments()))
        .replace(id(0).toString(), ID.replace("%012d", RANDOM));
  }

  /** Redis is empty, but that everybody has one contact that counts. */
  private void prepare() {
    redis.send(Request.cmd(Command.FLUSHALL)).await().indefinitely();
    for (int first = 0; first < people; first += TOGETHER) {
      List<Pressure.Claim> claims =
          IntStream.range(first, Math.min(people, first + TOGETHER))
              .mapToObj(person -> claim(null, person, people))
              .toList();
      pressure.reserve(claims, PressureLoad::nothing).await().indefinitely();
    }
  }

  /** Closed loop: each answer is followed by the next question. */
  private void take(int inFlight, int calls) {
    Run run = new Run(calls);
    vertx.runOnContext(
        ignored -> {
          for (int i = 0; i < inFlight; i++) {
            run.next();
          }
        });
    run.done.join();
  }

  private final class Run {
    private final CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
    private final int calls;
    private int asked;
    private int answered;

    Run(int calls) {
      this.calls = calls;
    }

    void next() {
      if (asked < calls && !done.isDone()) {
        asked++;
        Pressure.Claim claim = claim(REVISION, random.nextInt(people), random.nextInt(people));
        pressure
            .reserve(List.of(claim), PressureLoad::nothing)
            .subscribe()
            .with(this::answered, done::completeExceptionally);
      }
    }

    private void answered(List<SlotAnswer> answers) {
      if (answers.getFirst() instanceof SlotAnswer.Unavailable) {
        done.completeExceptionally(new IllegalStateException("Redis is away"));
      }
      if (++answered == calls) {
        done.complete(null);
      } else {
        next();
      }
    }
  }

  private Pressure.Claim claim(@Nullable UUID revision, int person, int contact) {
    SlotQuestion question =
        new SlotQuestion(
            request(ids.get(person), ids.get(contact)),
            now,
            List.of(Channel.EMAIL),
            List.of(CAP),
            List.of(),
            false);
    return new Pressure.Claim(recipient(ids.get(person), revision), question, WEEK, REVISION);
  }

  private static UUID id(int number) {
    return UUID.fromString(ID.formatted(number));
  }

  private static Uni<Map<UUID, Map<UUID, Slot>>> nothing(Collection<UUID> ids, Instant after) {
    return Uni.createFrom().failure(new IllegalStateException("Nobody's counters are stale here"));
  }

  private ContactRequested request(UUID person, UUID contact) {
    return new ContactRequested(
        contact,
        person,
        0,
        Purpose.MARKETING,
        "newsletter",
        List.of(Channel.EMAIL),
        "none",
        Map.of(),
        null,
        50,
        null,
        null,
        null,
        null,
        now);
  }

  private static Recipient recipient(UUID id, @Nullable UUID revision) {
    return new Recipient(
        id,
        1,
        "Europe/Paris",
        "FR",
        Set.of(),
        Map.of(),
        List.of(),
        List.of(),
        Preferences.none(),
        Lifecycle.unknown(),
        null,
        false,
        revision);
  }

  /** That of the policy as shipped. */
  private static Cap cap() {
    Scope scope =
        new Scope(
            List.of(),
            List.of(Purpose.MARKETING, Purpose.SERVICE),
            List.of(),
            List.of(),
            List.of());
    CapRule rule = new CapRule("3-per-7-days", 3, CapWindow.of(WEEK), scope, null, null, null);
    Set<ZoneId> zones = Set.of(ZoneId.of("Europe/Paris"));
    return new Cap(rule, rule.limit(), Window.of(rule.window(), zones, Instant.EPOCH), null);
  }
}
