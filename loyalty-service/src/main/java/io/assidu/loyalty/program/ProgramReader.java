package io.assidu.loyalty.program;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.assidu.platform.document.DocumentReader;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

/** Reads a program as JSON or as YAML. */
@Provider
@Consumes({MediaType.APPLICATION_JSON, DocumentReader.YAML})
class ProgramReader extends DocumentReader<Program> {

  ProgramReader(ObjectMapper mapper) {
    super(Program.class, mapper);
  }
}
