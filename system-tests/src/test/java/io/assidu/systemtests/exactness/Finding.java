package io.assidu.systemtests.exactness;

/** Something that must not be. */
record Finding(Kind kind, String text) {

  /** What is wrong. */
  enum Kind {
    /** A request without a decision, or one that nobody decides any more. */
    LOST,
    /** A contact that nobody asked for. */
    STRAY,
    /** A contact that was decided again after its final decision. */
    TWICE,
    /** What was told on Kafka or as an answer is not what the log says. */
    WORD,
    /** A place under the caps that is missing, wrong, or not what became of the contact. */
    PLACE,
    /** A contact that was approved although a cap was full. */
    BREACH,
    /** A contact that was held back although there was room. */
    STRICT,
    /** A cap that was not looked at, or not with the count and limit that hold. */
    COUNT
  }

  @Override
  public String toString() {
    return kind + " " + text;
  }
}
