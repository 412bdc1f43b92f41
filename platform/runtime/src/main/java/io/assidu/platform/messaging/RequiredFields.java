package io.assidu.platform.messaging;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A contract record's components are required unless marked {@link Nullable}; JSON that lacks one
 * is no such record.
 */
final class RequiredFields {

  private static final ClassValue<RecordComponent[]> COMPONENTS =
      new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> type) {
          RecordComponent[] components = type.getRecordComponents();
          for (RecordComponent component : components) {
            component.getAccessor().setAccessible(true);
          }
          return components;
        }
      };

  private RequiredFields() {}

  /**
   * Looks through {@code record} and the records within it.
   *
   * @throws BadRecord naming the JSON pointer of the first field that is missing
   */
  static void check(Record record) {
    check(record, "");
  }

  private static void check(Record record, String path) {
    for (RecordComponent component : COMPONENTS.get(record.getClass())) {
      String pointer = path + "/" + component.getName();
      Object value = read(record, component);
      if (value == null && !isNullable(component.getAnnotatedType())) {
        throw new BadRecord("required field missing: " + pointer);
      }
      if (value instanceof Record nested) {
        check(nested, pointer);
      } else if (value instanceof List<?> items) {
        checkItems(items, pointer);
      }
    }
  }

  private static void checkItems(List<?> items, String pointer) {
    for (int i = 0; i < items.size(); i++) {
      Object item = items.get(i);
      if (item == null) {
        throw new BadRecord("required item missing: " + pointer + "/" + i);
      }
      if (item instanceof Record nested) {
        check(nested, pointer + "/" + i);
      }
    }
  }

  private static boolean isNullable(AnnotatedElement type) {
    return type.isAnnotationPresent(Nullable.class);
  }

  private static @Nullable Object read(Record record, RecordComponent component) {
    try {
      return component.getAccessor().invoke(record);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }
}
