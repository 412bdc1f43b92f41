package io.assidu.loyalty.export;

import io.quarkus.arc.Unremovable;
import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** The journal as files. */
@ConfigMapping(prefix = "assidu.loyalty.export")
@Unremovable
interface ExportConfig {

  /** The company's SIREN, 9 digits: names the FEC where the call names no other. */
  Optional<String> siren();
}
