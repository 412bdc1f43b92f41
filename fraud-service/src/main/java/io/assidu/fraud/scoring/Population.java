package io.assidu.fraud.scoring;

/**
 * What logins look like over all people.
 *
 * @param users how many people have logged in
 */
public record Population(long users, Frequencies everyone) {

  public static Population unknown() {
    return new Population(0, Frequencies.none());
  }
}
