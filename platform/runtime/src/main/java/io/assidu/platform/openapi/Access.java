package io.assidu.platform.openapi;

import io.quarkus.security.Authenticated;
import io.quarkus.security.PermissionsAllowed;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jspecify.annotations.Nullable;

/** Which scope or role each operation wants, read from the annotations that enforce it. */
final class Access {

  private static final String TOKEN = "token";

  private final Map<String, List<SecurityRequirement>> required = new HashMap<>();

  Access(IndexView index) {
    for (AnnotationInstance path : index.getAnnotations(Path.class)) {
      if (path.target().kind() == AnnotationTarget.Kind.CLASS) {
        path.target().asClass().methods().forEach(method -> read(path.value().asString(), method));
      }
    }
  }

  /** Declares the scheme that the requirements name. */
  static void describe(OpenAPI api) {
    if (api.getComponents() == null) {
      api.setComponents(OASFactory.createComponents());
    }
    api.getComponents()
        .addSecurityScheme(
            TOKEN,
            OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .bearerFormat("JWT")
                .description(
                    "An access token of the realm, for the audience `assidu`. Each operation names"
                        + " the scope it wants of a client system, or the role it wants of a"
                        + " person; of several, one is enough."));
  }

  /** An operation that names a requirement of its own, such as a signature, keeps it. */
  void restrict(PathItem.HttpMethod method, String path, Operation operation) {
    @Nullable List<SecurityRequirement> wanted = required.get(key(method.name(), path));
    if (wanted != null && operation.getSecurity() == null) {
      operation.setSecurity(wanted);
    }
  }

  private void read(String root, MethodInfo method) {
    @Nullable AnnotationInstance own = method.annotation(Path.class);
    String path = own == null ? root : root + "/" + own.value().asString();
    @Nullable List<SecurityRequirement> wanted = wanted(method, method.declaringClass());
    for (PathItem.HttpMethod verb : PathItem.HttpMethod.values()) {
      if (wanted != null && method.hasAnnotation("jakarta.ws.rs." + verb.name())) {
        required.put(key(verb.name(), path), wanted);
      }
    }
  }

  private static @Nullable List<SecurityRequirement> wanted(MethodInfo method, ClassInfo type) {
    for (Class<? extends Annotation> annotation :
        List.of(PermissionsAllowed.class, RolesAllowed.class, Authenticated.class)) {
      @Nullable AnnotationInstance found = found(method, type, annotation);
      if (found != null) {
        return alternatives(found.value());
      }
    }
    return found(method, type, PermitAll.class) == null ? null : List.of();
  }

  private static @Nullable AnnotationInstance found(
      MethodInfo method, ClassInfo type, Class<? extends Annotation> annotation) {
    @Nullable AnnotationInstance own = method.annotation(annotation);
    return own == null ? type.declaredAnnotation(annotation) : own;
  }

  private static List<SecurityRequirement> alternatives(@Nullable AnnotationValue names) {
    return names == null
        ? List.of(requirement(List.of()))
        : Arrays.stream(names.asStringArray()).map(name -> requirement(List.of(name))).toList();
  }

  private static SecurityRequirement requirement(List<String> names) {
    return OASFactory.createSecurityRequirement().addScheme(TOKEN, names);
  }

  /** Paths as the document writes them: one slash, and no regular expressions. */
  private static String key(String verb, String path) {
    return verb
        + " "
        + ("/" + path)
            .replaceAll("/+", "/")
            .replaceAll("\\{\\s*([^}:\\s]+)[^}]*}", "{$1}")
            .replaceAll("(?<=.)/$", "");
  }
}
