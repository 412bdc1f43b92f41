package io.assidu.fraud.geo;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/** IP addresses and prefixes, from text, without ever asking a name server. */
public final class Address {

  private static final int IPV4_PREFIX = 24;
  private static final int IPV6_PREFIX = 48;
  private static final int IPV4_BYTES = 4;

  private Address() {}

  /** Empty for whatever is no literal IPv4 address of four parts and no IPv6 address. */
  public static Optional<InetAddress> parse(String text) {
    String literal = text.strip();
    if (literal.indexOf(':') < 0 && literal.chars().filter(c -> c == '.').count() != 3) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.ofLiteral(literal));
    } catch (IllegalArgumentException noAddress) {
      return Optional.empty();
    }
  }

  /**
   * The network an address belongs to: its /24 or /48. Households and mobile carriers change
   * addresses within it, and it does not name a household.
   */
  public static String network(InetAddress address) {
    byte[] bytes = address.getAddress();
    int length = bytes.length == IPV4_BYTES ? IPV4_PREFIX : IPV6_PREFIX;
    return masked(bytes, length).getHostAddress() + "/" + length;
  }

  static InetAddress masked(byte[] address, int length) {
    byte[] bytes = Arrays.copyOf(address, address.length);
    for (int bit = length; bit < bytes.length * Byte.SIZE; bit++) {
      bytes[bit / Byte.SIZE] &= (byte) ~(0x80 >> bit % Byte.SIZE);
    }
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException("the length has not changed", impossible);
    }
  }
}
