package io.assidu.platform.work;

import java.util.Collection;

/** The inbox's side of a unit of work: what is done here is because of these events. */
public interface Causation {

  /** Of these the work names the one it is about ({@link Work#because}); a single one is it. */
  void causedBy(Collection<Cause> causes);
}
