package io.assidu.contracts.profile;

/**
 * A pointer to a profile.
 *
 * @param value in normal form: e-mail with its domain in lower case, phone in E.164, others as
 *     given
 */
public record Identifier(IdentifierType type, String value) {}
