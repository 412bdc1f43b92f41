package io.assidu.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The contract records as JSON Schema 2020-12, and the topics as AsyncAPI 3.0. */
final class SchemaExport {

  private static final Map<Class<?>, Map.Entry<String, String>> TEXTS =
      Map.of(
          Instant.class, Map.entry("string", "date-time"),
          LocalDate.class, Map.entry("string", "date"),
          UUID.class, Map.entry("string", "uuid"),
          BigDecimal.class, Map.entry("number", "decimal"));

  private static final SchemaGenerator GENERATOR = generator();

  private SchemaExport() {}

  static ObjectNode schema(Class<?> type) {
    ObjectNode schema = GENERATOR.generateSchema(type);
    schema.put("$id", "https://assidu.io/schemas/" + Topic.typeOf(type) + ".json");
    schema.put("title", Topic.typeOf(type));
    return schema;
  }

  static ObjectNode asyncApi() {
    ObjectNode api = Json.MAPPER.createObjectNode();
    api.put("asyncapi", "3.0.0");
    api.putObject("info")
        .put("title", "Assidu events")
        .put("version", "1.0.0")
        .put("description", "CloudEvents 1.0 on Kafka, binary mode: ce_* headers, JSON value.")
        .putObject("license")
        .put("name", "Apache-2.0");
    api.put("defaultContentType", "application/json");
    ObjectNode channels = api.putObject("channels");
    ObjectNode operations = api.putObject("operations");
    ObjectNode messages = api.putObject("components").putObject("messages");
    for (Topic<?> topic : Topics.all()) {
      ObjectNode channel = channels.putObject(topic.name());
      channel.put("address", topic.name());
      channel.put(
          "description", "Published by " + topic.owner() + ", keyed by " + topic.key() + ".");
      ObjectNode carried = channel.putObject("messages");
      for (Class<?> type : topic.types()) {
        String name = Topic.typeOf(type);
        carried.putObject(name).put("$ref", "#/components/messages/" + name);
        ObjectNode message = messages.putObject(name);
        message.put("name", name);
        message.putObject("payload").put("$ref", "schemas/" + name + ".json");
      }
      channel
          .putObject("bindings")
          .putObject("kafka")
          .put("topic", topic.name())
          .put("partitions", topic.partitions())
          .putObject("topicConfiguration")
          .put("retention.ms", topic.retention().toMillis());
      operations
          .putObject("publish." + topic.name())
          .put("action", "send")
          .putObject("channel")
          .put("$ref", "#/channels/" + topic.name());
    }
    return api;
  }

  private static SchemaGenerator generator() {
    SchemaGeneratorConfigBuilder config =
        new SchemaGeneratorConfigBuilder(
                Json.MAPPER, SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
            .with(new JacksonModule(JacksonOption.FLATTENED_ENUMS_FROM_JSONPROPERTY))
            .with(Option.DEFINITIONS_FOR_ALL_OBJECTS)
            .without(Option.SCHEMA_VERSION_INDICATOR);
    config.forFields().withRequiredCheck(field -> !isNullable(field.getRawMember()));
    config
        .forTypesInGeneral()
        .withCustomDefinitionProvider(
            (type, context) -> type.getErasedType() == Map.class ? anyMembers(context) : null)
        .withCustomDefinitionProvider(
            (type, context) -> {
              Map.Entry<String, String> text = TEXTS.get(type.getErasedType());
              return text == null ? null : plain(context, text.getKey(), text.getValue());
            });
    return new SchemaGenerator(config.build());
  }

  private static CustomDefinition anyMembers(SchemaGenerationContext context) {
    ObjectNode node = context.getGeneratorConfig().createObjectNode();
    node.put("type", "object");
    return new CustomDefinition(
        node, CustomDefinition.DefinitionType.INLINE, CustomDefinition.AttributeInclusion.YES);
  }

  private static CustomDefinition plain(
      SchemaGenerationContext context, String type, String format) {
    ObjectNode node = context.getGeneratorConfig().createObjectNode();
    node.put("type", type).put("format", format);
    return new CustomDefinition(
        node, CustomDefinition.DefinitionType.INLINE, CustomDefinition.AttributeInclusion.YES);
  }

  private static boolean isNullable(java.lang.reflect.Field field) {
    return field.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  /** What {@code next} takes away from {@code published}; null if it only adds what is optional. */
  static @Nullable String breaks(JsonNode published, JsonNode next, String at) {
    String itself = breaksType(published, next, at);
    if (itself != null) {
      return itself;
    }
    for (Map.Entry<String, JsonNode> property : published.path("properties").properties()) {
      String pointer = at + "/" + property.getKey();
      JsonNode kept = next.path("properties").path(property.getKey());
      if (kept.isMissingNode()) {
        return pointer + " is gone";
      }
      String inner = breaksType(property.getValue(), kept, pointer);
      if (inner != null) {
        return inner;
      }
    }
    for (JsonNode required : next.path("required")) {
      if (!contains(published.path("required"), required.asText())) {
        return at + "/" + required.asText() + " is required now";
      }
    }
    for (Map.Entry<String, JsonNode> definition : published.path("$defs").properties()) {
      JsonNode kept = next.path("$defs").path(definition.getKey());
      String inner =
          kept.isMissingNode() ? null : breaks(definition.getValue(), kept, definition.getKey());
      if (inner != null) {
        return inner;
      }
    }
    return null;
  }

  private static @Nullable String breaksType(JsonNode published, JsonNode next, String at) {
    for (String keyword : new String[] {"type", "format", "$ref", "items"}) {
      if (!published.path(keyword).equals(next.path(keyword))) {
        return at + " has another " + keyword;
      }
    }
    for (JsonNode value : published.path("enum")) {
      if (!contains(next.path("enum"), value.asText())) {
        return at + " no longer knows " + value.asText();
      }
    }
    return null;
  }

  private static boolean contains(JsonNode array, String text) {
    if (array instanceof ArrayNode values) {
      for (JsonNode value : values) {
        if (value.asText().equals(text)) {
          return true;
        }
      }
    }
    return false;
  }
}
