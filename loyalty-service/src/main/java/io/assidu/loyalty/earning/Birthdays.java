package io.assidu.loyalty.earning;

import io.assidu.contracts.profile.CustomerEvent;
import io.assidu.contracts.profile.EventContext;
import io.assidu.loyalty.person.Birthday;
import io.assidu.loyalty.person.Persons;
import io.assidu.loyalty.program.EarningAction;
import io.assidu.loyalty.program.Programs;
import io.assidu.platform.identity.Ids;
import io.assidu.platform.work.UnitOfWork;
import io.assidu.platform.work.Work;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Congratulates: whoever has their birthday, in their zone, gets what the programs' actions on
 * {@code Birthday} give. Who was born on 29 February is congratulated on the 28th in other years.
 */
@ApplicationScoped
class Birthdays {

  private static final int AT_ONCE = 200;
  private static final UUID FIRST = new UUID(0, 0);
  private static final UUID NAMESPACE = UUID.fromString("2c9d3a8e-6a8b-5f0e-9f3d-51d3a3a7c0b1");
  private static final String LEAP_DAY = "02-29";

  private final UnitOfWork unitOfWork;
  private final Programs programs;
  private final Persons persons;
  private final Earning earning;
  private final Clock clock;

  Birthdays(
      UnitOfWork unitOfWork, Programs programs, Persons persons, Earning earning, Clock clock) {
    this.unitOfWork = unitOfWork;
    this.programs = programs;
    this.persons = persons;
    this.earning = earning;
    this.clock = clock;
  }

  /**
   * Looks often enough that nobody's day goes by; who was congratulated before gets nothing more.
   */
  @Scheduled(
      every = "${assidu.loyalty.birthdays.every}",
      concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> congratulate() {
    return unitOfWork
        .run(programs::current)
        .chain(
            current ->
                current.stream()
                        .anyMatch(
                            program -> program.earning().events().contains(EarningAction.BIRTHDAY))
                    ? after(FIRST, clock.instant())
                    : Uni.createFrom().voidItem());
  }

  private Uni<Void> after(UUID last, Instant now) {
    return unitOfWork
        .run(
            work ->
                persons
                    .birthdays(work, days(now), last, AT_ONCE)
                    .call(found -> congratulate(work, found, now)))
        .chain(
            found ->
                found.size() < AT_ONCE
                    ? Uni.createFrom().voidItem()
                    : after(found.getLast().profileId(), now));
  }

  private Uni<Void> congratulate(Work work, List<Birthday> found, Instant now) {
    List<Birthday> today = found.stream().filter(birthday -> isToday(birthday, now)).toList();
    if (today.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    Set<UUID> ids = today.stream().map(Birthday::profileId).collect(Collectors.toSet());
    return persons
        .findAll(work, ids)
        .chain(
            known ->
                earning.take(
                    work, today.stream().map(birthday -> told(birthday, now)).toList(), known));
  }

  /**
   * It is the same event however often it is told, and happens when their day begins: also where
   * the year ends for others in the middle of it.
   */
  static Told told(Birthday birthday, Instant now) {
    LocalDate day = LocalDate.ofInstant(now, birthday.zoneId());
    Instant begins = day.atStartOfDay(birthday.zoneId()).toInstant();
    UUID id = Ids.derived(NAMESPACE, birthday.profileId() + " " + day.getYear());
    CustomerEvent event =
        new CustomerEvent(
            id,
            birthday.profileId(),
            0,
            "loyalty-service",
            "track",
            EarningAction.BIRTHDAY,
            Map.of(),
            null,
            EventContext.none(),
            begins,
            now);
    return new Told(event, work -> work.correlate(id.toString()));
  }

  private static boolean isToday(Birthday birthday, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, birthday.zoneId());
    return days(today).contains(birthday.day());
  }

  /** The days that it is somewhere on Earth. */
  private static Set<String> days(Instant now) {
    LocalDate utc = LocalDate.ofInstant(now, ZoneOffset.UTC);
    Set<String> days = new HashSet<>(days(utc));
    days.addAll(days(utc.minusDays(1)));
    days.addAll(days(utc.plusDays(1)));
    return days;
  }

  private static Set<String> days(LocalDate today) {
    String day = MonthDay.from(today).toString().substring(2);
    boolean stands = day.equals("02-28") && !today.isLeapYear();
    return stands ? Set.of(day, LEAP_DAY) : Set.of(day);
  }
}
