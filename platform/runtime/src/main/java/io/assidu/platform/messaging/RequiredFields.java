package io.assidu.platform.messaging;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A contract record's components are required unless marked {@link Nullable}; JSON that lacks one
 * is no such record.
 */
final class RequiredFields {

  /** What a record is made of, asked for once: its annotations are read from the class file. */
  private record Component(String name, Method accessor, boolean required) {

    static Component of(RecordComponent component) {
      component.getAccessor().setAccessible(true);
      return new Component(
          component.getName(),
          component.getAccessor(),
          !component.getAnnotatedType().isAnnotationPresent(Nullable.class));
    }
  }

  private static final ClassValue<List<Component>> COMPONENTS =
      new ClassValue<>() {
        @Override
        protected List<Component> computeValue(Class<?> type) {
          return Stream.of(type.getRecordComponents()).map(Component::of).toList();
        }
      };

  private RequiredFields() {}

  /**
   * Looks through {@code record} and the records within it.
   *
   * @throws BadRecord naming the JSON pointer of the first field that is missing
   */
  static void check(Record record) {
    for (Component component : COMPONENTS.get(record.getClass())) {
      try {
        check(component, read(record, component));
      } catch (Missing missing) {
        throw missing.in("/" + component.name());
      }
    }
  }

  private static void check(Component component, @Nullable Object value) {
    if (value == null && component.required()) {
      throw new Missing("field", "");
    }
    if (value instanceof Record nested) {
      check(nested);
    } else if (value instanceof List<?> items) {
      for (int i = 0; i < items.size(); i++) {
        check(items.get(i), i);
      }
    }
  }

  private static void check(@Nullable Object item, int place) {
    try {
      if (item == null) {
        throw new Missing("item", "");
      }
      if (item instanceof Record nested) {
        check(nested);
      }
    } catch (Missing missing) {
      throw missing.in("/" + place);
    }
  }

  private static @Nullable Object read(Record record, Component component) {
    try {
      return component.accessor().invoke(record);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Its pointer grows on the way out, so that a record that lacks nothing needs none. */
  private static final class Missing extends BadRecord {
    private static final long serialVersionUID = 1L;

    private final String what;
    private final String pointer;

    Missing(String what, String pointer) {
      super("required " + what + " missing: " + pointer);
      this.what = what;
      this.pointer = pointer;
    }

    Missing in(String step) {
      return new Missing(what, step + pointer);
    }
  }
}
