package io.assidu.profile;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Configuration of profile-service. */
@ConfigMapping(prefix = "assidu.profile")
public interface ProfileConfig {

  /**
   * Write keys of the systems that may send events, by source name: a client passes its key as the
   * user name of HTTP Basic authentication, as Segment's libraries do. At least 16 characters each.
   */
  @WithName("write-keys")
  Map<String, String> writeKeys();

  /** WooCommerce stores that may push webhooks, by the name in their delivery URL. */
  Map<String, Store> stores();

  /** How long a message id is remembered, so that its repetition is known for one. */
  @WithDefault("P30D")
  Duration deduplication();

  /**
   * Key of the hashes under which addresses of forgotten people are remembered. Keep it: with
   * another key those people are no longer recognised. At least 16 characters; with the default,
   * which everybody knows, production does not start.
   */
  @WithName("suppression-key")
  @WithDefault(DEFAULT_SUPPRESSION_KEY)
  String suppressionKey();

  /** The services whose word completes an erasure. */
  @WithName("erasure-services")
  @WithDefault("journey-service,policy-service,channel-gateway,loyalty-service,fraud-service")
  List<String> erasureServices();

  /** What stands for the suppression key where nobody chose one; refused outside development. */
  String DEFAULT_SUPPRESSION_KEY = "for-development-only";

  /** One shop. */
  interface Store {

    /** The secret that its webhooks are signed with. At least 16 characters. */
    String secret();

    /** Put before the store's customer numbers, which mean nothing outside it. */
    @WithName("customer-id-prefix")
    Optional<String> customerIdPrefix();
  }
}
