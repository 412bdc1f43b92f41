package io.assidu.helm;

import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Each chart's {@code values.schema.json}, put together from {@code schema/}: what all services
 * share is written once there. Helm cannot follow a reference into another file.
 */
final class ValueSchemas {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final JsonNode COMMON = JSON.readTree(Path.of("schema/common.json"));
  private static final JsonNode SERVICES = JSON.readTree(Path.of("schema/services.json"));

  private ValueSchemas() {}

  static String service(String chart) {
    ObjectNode schema = titled(chart);
    ObjectNode properties = schema.putObject("properties");
    properties.setAll((ObjectNode) COMMON.get("service"));
    properties.setAll((ObjectNode) SERVICES.get(chart));
    return text(schema);
  }

  /** The services' values are left to their own schemas, which Helm applies as well. */
  static String suite() {
    ObjectNode schema = titled(Charts.SUITE);
    ObjectNode properties = schema.putObject("properties");
    properties.set("global", COMMON.at("/service/global"));
    Charts.SERVICES.forEach(service -> properties.putObject(service).put("type", "object"));
    return text(schema);
  }

  private static ObjectNode titled(String chart) {
    ObjectNode schema = COMMON.get("schema").deepCopy().asObject();
    return schema.put("title", "Values of the chart " + chart);
  }

  private static String text(JsonNode schema) {
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(schema) + "\n";
  }
}
