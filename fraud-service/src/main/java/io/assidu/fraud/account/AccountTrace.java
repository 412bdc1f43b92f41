package io.assidu.fraud.account;

import io.assidu.platform.trace.TraceEntry;
import io.assidu.platform.trace.TraceSource;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Releases made under a correlation id; a freeze shows as its alert. */
@ApplicationScoped
class AccountTrace implements TraceSource {

  private final AccountStore store;

  AccountTrace(AccountStore store) {
    this.store = store;
  }

  @Override
  public Uni<List<TraceEntry>> trace(Work work, String correlationId) {
    return store.trace(work, correlationId);
  }
}
