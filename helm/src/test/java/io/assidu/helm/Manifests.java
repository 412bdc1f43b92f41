package io.assidu.helm;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Rendered documents, read as Kubernetes' own types. */
record Manifests(List<HasMetadata> all) {

  private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

  static Manifests parse(String yaml) {
    return new Manifests(
        Arrays.stream(yaml.split("(?m)^---\\s*$"))
            .filter(document -> document.lines().anyMatch(line -> !line.matches("\\s*(#.*)?")))
            .map(document -> (HasMetadata) SERIALIZATION.unmarshal(document))
            .toList());
  }

  /** All of one kind. */
  <T extends HasMetadata> Stream<T> of(Class<T> kind) {
    return all.stream().filter(kind::isInstance).map(kind::cast);
  }

  /** The one of this kind that the release has for a service. */
  <T extends HasMetadata> T of(Class<T> kind, String service) {
    return of(kind)
        .filter(one -> name(one).equals(Charts.RELEASE + "-" + service))
        .reduce(
            (one, other) -> {
              throw new AssertionError("two of " + kind.getSimpleName() + " for " + service);
            })
        .orElseThrow(() -> new AssertionError("no " + kind.getSimpleName() + " for " + service));
  }

  /** Those whose kind is not Kubernetes' own, but an operator's. */
  Stream<GenericKubernetesResource> custom(String kind) {
    return of(GenericKubernetesResource.class).filter(one -> one.getKind().equals(kind));
  }

  /** What an API server would not understand, as {@code Kind/name.path}. */
  List<String> unknown() {
    return all.stream()
        .flatMap(
            one ->
                UnknownFields.of(one).stream().map(path -> one.getKind() + "/" + name(one) + path))
        .toList();
  }

  static String name(HasMetadata manifest) {
    return manifest.getMetadata().getName();
  }
}
