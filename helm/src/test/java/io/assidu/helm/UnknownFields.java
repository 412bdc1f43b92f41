package io.assidu.helm;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What Kubernetes' model does not know of a parsed manifest: the parser keeps it in {@code
 * additionalProperties}, where an API server would drop or refuse it.
 */
final class UnknownFields {

  private final List<String> found = new ArrayList<>();
  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private UnknownFields() {}

  /** The paths of all unknown fields, {@code .spec.template.spec.containers[0].imagePullPolcy}. */
  static List<String> of(Object manifest) {
    UnknownFields fields = new UnknownFields();
    fields.walk(manifest, "");
    return fields.found;
  }

  private void walk(@Nullable Object value, String path) {
    if (value == null || !seen.add(value)) {
      return;
    }
    switch (value) {
      case Iterable<?> list -> {
        int index = 0;
        for (Object element : list) {
          walk(element, path + "[" + index++ + "]");
        }
      }
      case Map<?, ?> map -> map.forEach((key, element) -> walk(element, path + "." + key));
      case GenericKubernetesResource generic ->
          found.add(path + ": nothing is known of the kind " + generic.getKind());
      default -> {
        if (value.getClass().getName().startsWith("io.fabric8.")) {
          fields(value, path);
        }
      }
    }
  }

  private void fields(Object value, String path) {
    for (Class<?> type = value.getClass(); type != Object.class; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())) {
          field(value, field, path);
        }
      }
    }
  }

  private void field(Object owner, Field field, String path) {
    try {
      field.setAccessible(true);
      Object value = field.get(owner);
      if (!field.getName().equals("additionalProperties")) {
        walk(value, path + "." + field.getName());
      } else if (value instanceof Map<?, ?> unknown) {
        unknown.keySet().forEach(key -> found.add(path + "." + key));
      }
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
