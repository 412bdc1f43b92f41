package io.assidu.testkit;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON Schema 2020-12 of a document that people write, made from its record. */
public final class DocumentSchema {

  private static final Map<Class<?>, String> TEXTS =
      Map.of(Duration.class, "duration", LocalDate.class, "date", Instant.class, "date-time");

  /** What makes a member required. */
  private static final List<Class<? extends Annotation>> REQUIRED =
      List.of(NotNull.class, NotBlank.class, NotEmpty.class, Min.class);

  private DocumentSchema() {}

  /**
   * @param name in its {@code $id}
   */
  public static ObjectNode of(Class<?> document, String name, String title) {
    SchemaGeneratorConfigBuilder config =
        new SchemaGeneratorConfigBuilder(
                new ObjectMapper(), SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
            .with(Option.DEFINITIONS_FOR_ALL_OBJECTS)
            .with(Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES)
            .with(Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT);
    config
        .forFields()
        .withRequiredCheck(
            field -> REQUIRED.stream().anyMatch(type -> has(field.getRawMember(), type)))
        .withStringMinLengthResolver(field -> has(field.getRawMember(), NotBlank.class) ? 1 : null)
        .withArrayMinItemsResolver(
            field ->
                !field.isFakeContainerItemScope() && has(field.getRawMember(), NotEmpty.class)
                    ? 1
                    : null)
        .withStringPatternResolver(field -> pattern(field.getRawMember()))
        .withNumberExclusiveMinimumResolver(field -> above(field.getRawMember()))
        .withNumberInclusiveMinimumResolver(field -> least(field.getRawMember()))
        .withNumberInclusiveMaximumResolver(field -> most(field.getRawMember()));
    config
        .forTypesInGeneral()
        .withCustomDefinitionProvider((type, context) -> text(type.getErasedType(), context));
    ObjectNode schema = new SchemaGenerator(config.build()).generateSchema(document);
    schema.put("$id", "https://assidu.io/schemas/" + name + ".json");
    schema.put("title", title);
    return schema;
  }

  private static @Nullable CustomDefinition text(Class<?> type, SchemaGenerationContext context) {
    ObjectNode node = context.getGeneratorConfig().createObjectNode().put("type", "string");
    if (type.isEnum()) {
      ArrayNode names = node.putArray("enum");
      Arrays.stream(type.getEnumConstants())
          .map(DocumentSchema::wireName)
          .filter(name -> !name.equals("unknown"))
          .forEach(names::add);
    } else if (TEXTS.containsKey(type)) {
      node.put("format", TEXTS.get(type));
    } else if (Arrays.stream(type.getDeclaredMethods())
        .noneMatch(method -> method.isAnnotationPresent(JsonValue.class))) {
      return null;
    }
    return new CustomDefinition(
        node, CustomDefinition.DefinitionType.INLINE, CustomDefinition.AttributeInclusion.YES);
  }

  private static String wireName(Object constant) {
    try {
      String name = ((Enum<?>) constant).name();
      JsonProperty property = constant.getClass().getField(name).getAnnotation(JsonProperty.class);
      return property == null ? name : property.value();
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean has(Field field, Class<? extends Annotation> type) {
    return field.isAnnotationPresent(type);
  }

  private static @Nullable BigDecimal least(Field field) {
    Min min = field.getAnnotation(Min.class);
    if (min != null) {
      return BigDecimal.valueOf(min.value());
    }
    DecimalMin decimal = field.getAnnotation(DecimalMin.class);
    if (decimal != null && decimal.inclusive()) {
      return new BigDecimal(decimal.value());
    }
    if (has(field, Positive.class)) {
      return BigDecimal.ONE;
    }
    return has(field, PositiveOrZero.class) ? BigDecimal.ZERO : null;
  }

  private static @Nullable BigDecimal above(Field field) {
    DecimalMin decimal = field.getAnnotation(DecimalMin.class);
    return decimal == null || decimal.inclusive() ? null : new BigDecimal(decimal.value());
  }

  private static @Nullable String pattern(Field field) {
    Pattern pattern = field.getAnnotation(Pattern.class);
    return pattern == null || field.getType() != String.class
        ? null
        : "^(" + pattern.regexp() + ")$";
  }

  private static @Nullable BigDecimal most(Field field) {
    DecimalMax decimal = field.getAnnotation(DecimalMax.class);
    if (decimal != null) {
      return new BigDecimal(decimal.value());
    }
    Max max = field.getAnnotation(Max.class);
    return max == null ? null : BigDecimal.valueOf(max.value());
  }
}
