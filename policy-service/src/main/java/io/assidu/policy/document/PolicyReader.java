package io.assidu.policy.document;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.assidu.platform.document.DocumentReader;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

/** Reads a policy as JSON or as YAML. */
@Provider
@Consumes({MediaType.APPLICATION_JSON, DocumentReader.YAML})
class PolicyReader extends DocumentReader<ContactPolicy> {

  PolicyReader(ObjectMapper mapper) {
    super(ContactPolicy.class, mapper);
  }
}
