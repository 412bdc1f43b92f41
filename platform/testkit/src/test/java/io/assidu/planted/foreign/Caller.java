package io.assidu.planted.foreign;

import io.assidu.planted.sound.decide.Answer;

/** Calls the classes of another service. */
record Caller(Answer answer) {}
