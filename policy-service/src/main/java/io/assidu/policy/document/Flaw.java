package io.assidu.policy.document;

/**
 * Something that keeps a document from being a policy.
 *
 * @param field JSON pointer into the document
 * @param rule the rule it breaks, in kebab case
 */
record Flaw(String field, String rule, String detail) {}
