package io.assidu.loyalty.export;

/** The number of a French company: nine digits, of which the last one checks the others. */
final class Siren {

  private Siren() {}

  /** Whether it has nine digits that pass the Luhn check (ISO/IEC 7812-1), as INSEE gives them. */
  static boolean isValid(String siren) {
    if (!siren.matches("[0-9]{9}") || siren.equals("000000000")) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < siren.length(); i++) {
      int digit = siren.charAt(i) - '0';
      int weighed = i % 2 == 1 ? 2 * digit : digit;
      sum += weighed > 9 ? weighed - 9 : weighed;
    }
    return sum % 10 == 0;
  }
}
