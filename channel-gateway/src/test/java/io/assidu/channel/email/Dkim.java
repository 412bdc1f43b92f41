package io.assidu.channel.email;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.PublicKeyRecordRetriever;
import org.apache.james.jdkim.api.SignatureRecord;
import org.apache.james.jdkim.exceptions.FailException;

/** Somebody else's DKIM verifier (Apache James), with a DNS of our own. */
public final class Dkim {
  private Dkim() {}

  /**
   * The signatures of a message that hold.
   *
   * @param dns TXT records by name
   * @throws FailException if one does not hold
   */
  public static List<SignatureRecord> verify(String message, Map<String, String> dns)
      throws FailException, IOException {
    PublicKeyRecordRetriever keys =
        (method, selector, domain) ->
            List.of(dns.getOrDefault(selector + "._domainkey." + domain, ""));
    return new DKIMVerifier(keys)
        .verify(new ByteArrayInputStream(message.getBytes(StandardCharsets.ISO_8859_1)));
  }
}
