package io.assidu.testkit;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * {@link Servers} whose PostgreSQL freezes when a test says so: one field of the test, an {@code
 * AtomicBoolean}, is the switch. The service loses its patience within seconds.
 */
public class FreezingServers extends Servers {

  private final AtomicBoolean frozen = new AtomicBoolean();

  @Override
  public synchronized Map<String, String> start() {
    Map<String, String> config = new HashMap<>(super.start());
    int port = Wire.to(postgresHost(), postgresPort(), frozen);
    config.put("quarkus.datasource.reactive.url", "postgresql://localhost:" + port + "/postgres");
    config.put("assidu.database.call-patience", "1s");
    config.put("assidu.database.connect-within", "500ms");
    config.put("assidu.database.longest-silence", "3s");
    return config;
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(frozen, new TestInjector.MatchesType(AtomicBoolean.class));
  }
}
