package io.assidu.planted.sound.decide;

/** Decided from what was given. */
public record Answer(String text) {}
