package io.assidu.journey.document;

/**
 * Something wrong with a journey document.
 *
 * @param pointer where, as a JSON pointer
 * @param rule which rule it breaks, in kebab case
 * @param detail what is wrong, for the author
 */
public record Finding(String pointer, String rule, String detail) {}
