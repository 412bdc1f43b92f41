package io.assidu.planted.sound.note;

/** What the store keeps. */
record NoteRow(String text) {}
