package io.assidu.fraud.geo;

import io.assidu.fraud.scoring.Place;
import java.net.InetAddress;

/**
 * A prefix whose place the company knows itself: its offices and tills, a partner, test networks.
 *
 * @param base the first address of it
 * @param length leading bits that make it up
 */
record Network(InetAddress base, int length, Place place) {

  /**
   * @param cidr {@code 198.51.100.0/24}
   * @throws IllegalArgumentException saying what is wrong with it
   */
  static Network of(String cidr, Place place) {
    int slash = cidr.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("expected address/length");
    }
    InetAddress base =
        Address.parse(cidr.substring(0, slash))
            .orElseThrow(() -> new IllegalArgumentException("expected an IP address before the /"));
    int length = Integer.parseInt(cidr.substring(slash + 1));
    if (length < 0 || length > base.getAddress().length * Byte.SIZE) {
      throw new IllegalArgumentException("the length does not fit the address");
    }
    return new Network(Address.masked(base.getAddress(), length), length, place);
  }

  boolean contains(InetAddress address) {
    byte[] bytes = address.getAddress();
    return bytes.length == base.getAddress().length && Address.masked(bytes, length).equals(base);
  }
}
