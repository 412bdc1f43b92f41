package io.assidu.fraud.scoring;

import java.util.Arrays;
import java.util.List;

/**
 * What of a login is compared with the past. Features of one group describe one thing in several
 * resolutions and are interpolated with these weights (das-group/rba-algorithm, Wiefling 2021; the
 * address is used by its prefix).
 */
public enum Feature {
  NETWORK(Group.ADDRESS, 0.6),
  ASN(Group.ADDRESS, 0.3),
  COUNTRY(Group.ADDRESS, 0.1),
  USER_AGENT(Group.SOFTWARE, 0.5386653840551359),
  BROWSER(Group.SOFTWARE, 0.2680451498625666),
  OS(Group.SOFTWARE, 0.18818295100109536),
  DEVICE_TYPE(Group.SOFTWARE, 0.0051065150812021525);

  enum Group {
    ADDRESS,
    SOFTWARE
  }

  private final Group group;
  private final double weight;

  Feature(Group group, double weight) {
    this.group = group;
    this.weight = weight;
  }

  double weight() {
    return weight;
  }

  static List<Feature> of(Group group) {
    return Arrays.stream(values()).filter(feature -> feature.group == group).toList();
  }
}
