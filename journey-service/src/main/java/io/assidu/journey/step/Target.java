package io.assidu.journey.step;

/**
 * Where a step leads.
 *
 * @param pointer where the step says so, as a JSON pointer relative to the step
 * @param stepId the step it names
 */
public record Target(String pointer, String stepId) {}
