package io.assidu.loyalty.program;

/** A published version of a program, with its rules compiled. */
public record ProgramVersion(Program program, int version, CompiledEarning earning) {

  public String id() {
    return program.id();
  }
}
