package io.assidu.planted.row;

/** What a store keeps. */
record NoteRow(String text) {}
