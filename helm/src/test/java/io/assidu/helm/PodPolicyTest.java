package io.assidu.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What must hold of every pod, whatever the values. */
class PodPolicyTest {

  private static final Manifests MINIMAL = Manifests.parse(Charts.render(Charts.MINIMAL));
  private static final Manifests EVERYTHING = Manifests.parse(Charts.render(Charts.EVERYTHING));
  static final List<Manifests> BOTH = List.of(MINIMAL, EVERYTHING);

  @ParameterizedTest
  @FieldSource("BOTH")
  void aProcessHasNoRightsBeyondItsOwn(Manifests manifests) {
    assertThat(manifests.of(Deployment.class).map(PodPolicyTest::pod))
        .hasSize(6)
        .allSatisfy(
            pod -> {
              assertThat(pod.getAutomountServiceAccountToken()).isFalse();
              assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
              assertThat(pod.getSecurityContext().getRunAsUser()).isEqualTo(185);
              assertThat(pod.getSecurityContext().getSeccompProfile().getType())
                  .isEqualTo("RuntimeDefault");
              assertThat(pod.getHostNetwork()).isNull();
              assertThat(pod.getVolumes()).allMatch(volume -> volume.getHostPath() == null);
            })
        .flatExtracting(PodSpec::getContainers)
        .allSatisfy(
            container ->
                assertThat(container.getSecurityContext())
                    .satisfies(
                        context -> {
                          assertThat(context.getRunAsNonRoot()).isTrue();
                          assertThat(context.getReadOnlyRootFilesystem()).isTrue();
                          assertThat(context.getAllowPrivilegeEscalation()).isFalse();
                          assertThat(context.getPrivileged()).isNull();
                          assertThat(context.getCapabilities().getDrop()).containsExactly("ALL");
                          assertThat(context.getCapabilities().getAdd()).isEmpty();
                        }));
    assertThat(manifests.of(ServiceAccount.class))
        .hasSize(6)
        .allMatch(account -> Boolean.FALSE.equals(account.getAutomountServiceAccountToken()));
  }

  @ParameterizedTest
  @FieldSource("BOTH")
  void onlyTheTemporaryDirectoryCanBeWritten(Manifests manifests) {
    assertThat(manifests.of(Deployment.class).flatMap(one -> containers(one).stream()))
        .flatExtracting(Container::getVolumeMounts)
        .filteredOn(mount -> !Boolean.TRUE.equals(mount.getReadOnly()))
        .hasSize(6)
        .allMatch(mount -> mount.getMountPath().equals("/tmp"));
  }

  @ParameterizedTest
  @FieldSource("BOTH")
  void aPodSaysWhatItNeedsAndNeverGetsMoreMemory(Manifests manifests) {
    assertThat(manifests.of(Deployment.class).flatMap(one -> containers(one).stream()))
        .allSatisfy(
            container -> {
              assertThat(container.getResources().getRequests()).containsKeys("cpu", "memory");
              assertThat(container.getResources().getLimits().get("memory"))
                  .isEqualTo(container.getResources().getRequests().get("memory"));
            });
  }

  @ParameterizedTest
  @FieldSource("BOTH")
  void aServiceSurvivesAReleaseAndADrain(Manifests manifests) {
    assertThat(manifests.of(Deployment.class))
        .allSatisfy(
            deployment -> {
              var update = deployment.getSpec().getStrategy().getRollingUpdate();
              assertThat(update.getMaxUnavailable().getIntVal()).isZero();
              assertThat(pod(deployment).getTopologySpreadConstraints())
                  .extracting(constraint -> constraint.getTopologyKey())
                  .containsExactly("topology.kubernetes.io/zone", "kubernetes.io/hostname");
            });
    assertThat(manifests.of(PodDisruptionBudget.class))
        .hasSize(6)
        .allMatch(budget -> budget.getSpec().getMaxUnavailable().getIntVal() == 1);
  }

  @ParameterizedTest
  @FieldSource("BOTH")
  void noSecretIsMadeAndNoneStandsInClear(Manifests manifests) {
    assertThat(manifests.of(Secret.class)).isEmpty();
    assertThat(manifests.of(Deployment.class).flatMap(one -> containers(one).stream()))
        .flatExtracting(Container::getEnv)
        .filteredOn(variable -> variable.getName().matches(".*(PASSWORD|SECRET|KEY|JAAS).*"))
        .hasSizeGreaterThan(10)
        .allMatch(
            variable ->
                variable.getValue() == null
                    && variable.getValueFrom().getSecretKeyRef().getName() != null);
  }

  @ParameterizedTest
  @FieldSource("BOTH")
  void theNetworkIsClosedInBothDirections(Manifests manifests) {
    assertThat(manifests.of(NetworkPolicy.class))
        .hasSize(6)
        .allSatisfy(
            policy -> {
              assertThat(policy.getSpec().getPolicyTypes()).containsExactly("Ingress", "Egress");
              assertThat(policy.getSpec().getIngress())
                  .as("an empty list of peers would be everybody")
                  .allMatch(rule -> !rule.getFrom().isEmpty() && !rule.getPorts().isEmpty());
              assertThat(policy.getSpec().getEgress()).allMatch(rule -> !rule.getPorts().isEmpty());
            });
  }

  @Test
  void onlyLoyaltyAndKeycloakCallFraudAndNobodyElseIsCalledFromInside() {
    assertThat(MINIMAL.of(NetworkPolicy.class))
        .filteredOn(policy -> !policy.getSpec().getIngress().isEmpty())
        .singleElement()
        .satisfies(
            policy -> {
              assertThat(Manifests.name(policy)).isEqualTo("assidu-fraud-service");
              assertThat(policy.getSpec().getIngress().getFirst().getFrom())
                  .extracting(peer -> peer.getPodSelector().getMatchLabels())
                  .containsExactly(
                      Map.of(
                          "app.kubernetes.io/name",
                          "loyalty-service",
                          "app.kubernetes.io/instance",
                          Charts.RELEASE),
                      // As the values say.
                      Map.of(
                          "app", "keycloak",
                          "app.kubernetes.io/managed-by", "keycloak-operator"));
            });
  }

  @Test
  void anImageCanBeNamedByItsDigest() {
    assertThat(containers(EVERYTHING.of(Deployment.class, "loyalty-service")))
        .extracting(Container::getImage)
        .containsExactly("registry.example.com/mirror/loyalty-service@sha256:" + "0".repeat(64));
    assertThat(containers(EVERYTHING.of(Deployment.class, "fraud-service")))
        .extracting(Container::getImage)
        .containsExactly("registry.example.com/assidu/fraud-service:0.1.0");
  }

  private static PodSpec pod(Deployment deployment) {
    return deployment.getSpec().getTemplate().getSpec();
  }

  private static List<Container> containers(Deployment deployment) {
    return pod(deployment).getContainers();
  }
}
