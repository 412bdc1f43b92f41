package io.assidu.local.cli;

/**
 * One thing that the doctor has looked at.
 *
 * @param well whether Assidu can run with it
 * @param sentence what was found and, if that is not well, what to do
 */
record Finding(String subject, boolean well, String sentence) {

  static Finding good(String subject, String sentence) {
    return new Finding(subject, true, sentence);
  }

  static Finding bad(String subject, String sentence) {
    return new Finding(subject, false, sentence);
  }
}
