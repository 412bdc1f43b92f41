package io.assidu.fraud.scoring;

import java.util.List;
import java.util.Map;

/**
 * How much more likely a login is to be somebody else's than the person's own: Freeman et al., "Who
 * Are You?" (NDSS 2016), equation 7, without data on attacks:
 *
 * <pre>S = Π p(x)/p(x|person) · p(person|attack)/p(person|legitimate)</pre>
 */
final class Likelihood {

  private Likelihood() {}

  /** 1 where there is nothing to compare with. */
  static double ratio(Map<Feature, String> login, Frequencies person, Population population) {
    Frequencies everyone = population.everyone();
    if (person.logins() == 0 || everyone.logins() < person.logins()) {
      return 1;
    }
    double ratio = 1;
    for (Feature.Group group : Feature.Group.values()) {
      ratio *= ratio(Feature.of(group), login, person, everyone);
    }
    double byAttack = 1.0 / population.users();
    double legitimate = (double) person.logins() / everyone.logins();
    return ratio * byAttack / legitimate;
  }

  /** The weights of features that are unknown go to the others of their group. */
  private static double ratio(
      List<Feature> group, Map<Feature, String> login, Frequencies person, Frequencies everyone) {
    double ofEveryone = 0;
    double ofPerson = 0;
    for (Feature feature : group) {
      String value = login.get(feature);
      if (value != null) {
        ofEveryone += feature.weight() * everyone.probability(feature, value);
        ofPerson += feature.weight() * person.probability(feature, value);
      }
    }
    return ofPerson == 0 ? 1 : ofEveryone / ofPerson;
  }
}
