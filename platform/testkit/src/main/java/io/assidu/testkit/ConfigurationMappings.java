package io.assidu.testkit;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The {@code @ConfigMapping} interfaces of a source tree. */
final class ConfigurationMappings {

  /**
   * One interface.
   *
   * @param prefix of its keys
   * @param description its Javadoc
   * @param keys in the order of the source
   */
  record Mapping(String prefix, String description, List<ConfigurationKey> keys) {}

  private final Sources sources;
  private final Map<String, TreePath> nested = new LinkedHashMap<>();
  private final Map<String, String> constants = new LinkedHashMap<>();
  private final List<Mapping> mappings = new ArrayList<>();

  private ConfigurationMappings(Sources sources) {
    this.sources = sources;
  }

  static List<Mapping> below(Path root) {
    ConfigurationMappings found = new ConfigurationMappings(Sources.below(root));
    found.sources.forEachType(found::take);
    return found.mappings.stream().sorted(Comparator.comparing(Mapping::prefix)).toList();
  }

  private void take(ClassTree type, TreePath path) {
    @Nullable String prefix = value(type.getModifiers(), "ConfigMapping");
    if (prefix == null) {
      return;
    }
    nested.clear();
    constants.clear();
    for (Tree member : type.getMembers()) {
      if (member instanceof ClassTree inner) {
        nested.put(inner.getSimpleName().toString(), new TreePath(path, inner));
      } else if (member instanceof VariableTree constant
          && constant.getInitializer() instanceof LiteralTree literal) {
        constants.put(constant.getName().toString(), String.valueOf(literal.getValue()));
      }
    }
    List<ConfigurationKey> keys = new ArrayList<>();
    keys(prefix, path, keys);
    mappings.add(new Mapping(prefix, sources.javadoc(path), keys));
  }

  private void keys(String prefix, TreePath type, List<ConfigurationKey> into) {
    for (Tree member : ((ClassTree) type.getLeaf()).getMembers()) {
      if (member instanceof MethodTree key && key.getReturnType() != null) {
        @Nullable String given = value(key.getModifiers(), "WithName");
        String name = given == null ? kebab(key.getName().toString()) : given;
        key(prefix + "." + name, key, sources.javadoc(type, key), into);
      }
    }
  }

  private void key(String name, MethodTree key, String description, List<ConfigurationKey> into) {
    Tree type = key.getReturnType();
    if (type instanceof ParameterizedTypeTree map && named(map.getType(), "Map")) {
      Tree value = map.getTypeArguments().getLast();
      @Nullable TreePath group = nested.get(value.toString());
      if (group == null) {
        into.add(new ConfigurationKey(name + ".<name>", words(value), null, false, description));
      } else {
        into.add(new ConfigurationKey(name + ".<name>.…", "a group", null, false, description));
        keys(name + ".<name>", group, into);
      }
      return;
    }
    @Nullable TreePath group = nested.get(type.toString());
    if (group != null && ((ClassTree) group.getLeaf()).getKind() == Tree.Kind.INTERFACE) {
      keys(name, group, into);
      return;
    }
    @Nullable String value = value(key.getModifiers(), "WithDefault");
    boolean required = value == null && !type.toString().startsWith("Optional");
    String allowed = words(type) + limits(key.getModifiers());
    into.add(new ConfigurationKey(name, allowed, value, required, description + choices(type)));
  }

  private String words(Tree type) {
    if (type instanceof ParameterizedTypeTree generic) {
      String inner = words(generic.getTypeArguments().getLast());
      return named(generic.getType(), "List") ? "list of " + inner : inner;
    }
    @Nullable TreePath own = nested.get(type.toString());
    if (own != null) {
      return constantsOf(own).stream()
          .map(constant -> "`" + wireName(constant) + "`")
          .collect(Collectors.joining(", "));
    }
    return switch (type.toString()) {
      case "boolean" -> "`true` or `false`";
      case "int", "long", "Integer", "Long" -> "whole number";
      case "double", "OptionalDouble" -> "number";
      case "String" -> "text";
      case "ZoneId" -> "IANA time zone";
      case "Path" -> "file";
      case "URI" -> "URI";
      case "Duration" -> "duration";
      case "MemorySize" -> "bytes, or with `K` or `M`";
      default -> throw new IllegalStateException("Say in words what a " + type + " is");
    };
  }

  private String choices(Tree type) {
    @Nullable TreePath own = nested.get(type.toString());
    if (own == null) {
      return "";
    }
    return constantsOf(own).stream()
        .map(constant -> "<br>`" + wireName(constant) + "`: " + sources.javadoc(own, constant))
        .collect(Collectors.joining());
  }

  private static List<VariableTree> constantsOf(TreePath enumeration) {
    return ((ClassTree) enumeration.getLeaf())
        .getMembers().stream()
            .filter(VariableTree.class::isInstance)
            .map(VariableTree.class::cast)
            .toList();
  }

  private static String wireName(VariableTree constant) {
    return constant.getName().toString().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private String limits(ModifiersTree modifiers) {
    @Nullable String least = value(modifiers, "Min");
    @Nullable String most = value(modifiers, "Max");
    return (least == null ? "" : ", at least " + least) + (most == null ? "" : ", at most " + most);
  }

  private @Nullable String value(ModifiersTree modifiers, String annotation) {
    for (AnnotationTree found : modifiers.getAnnotations()) {
      if (named(found.getAnnotationType(), annotation)) {
        ExpressionTree argument = found.getArguments().getFirst();
        return text(argument instanceof AssignmentTree named ? named.getExpression() : argument);
      }
    }
    return null;
  }

  private String text(ExpressionTree expression) {
    if (expression instanceof LiteralTree literal) {
      return String.valueOf(literal.getValue());
    }
    @Nullable String constant =
        expression instanceof IdentifierTree name ? constants.get(name.getName().toString()) : null;
    if (constant == null) {
      throw new IllegalStateException("No constant of the same interface: " + expression);
    }
    return constant;
  }

  private static boolean named(Tree type, String name) {
    return type.toString().equals(name);
  }

  private static String kebab(String method) {
    return method.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }
}
