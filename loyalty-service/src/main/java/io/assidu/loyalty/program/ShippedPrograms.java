package io.assidu.loyalty.program;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.assidu.platform.work.UnitOfWork;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;

/** Publishes the program that ships with the service when the database has none of its name. */
@ApplicationScoped
class ShippedPrograms {

  private static final String CLUB = "/programs/club.json";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final UnitOfWork unitOfWork;
  private final ProgramStore store;
  private final ProgramRules rules;
  private final ObjectMapper json;
  private final Clock clock;

  ShippedPrograms(
      UnitOfWork unitOfWork,
      ProgramStore store,
      ProgramRules rules,
      ObjectMapper json,
      Clock clock) {
    this.unitOfWork = unitOfWork;
    this.store = store;
    this.rules = rules;
    this.json = json;
    this.clock = clock;
  }

  void ship(@Observes StartupEvent started) {
    Program club = read(CLUB);
    rules.compile(club, 1);
    unitOfWork.<Void>run(work -> store.ship(work, club, clock.instant())).await().atMost(PATIENCE);
  }

  private Program read(String resource) {
    try (InputStream file =
        Objects.requireNonNull(ShippedPrograms.class.getResourceAsStream(resource))) {
      return json.readValue(file, Program.class);
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }
}
