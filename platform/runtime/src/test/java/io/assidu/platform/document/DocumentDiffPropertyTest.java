package io.assidu.platform.document;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import java.io.StringReader;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;

class DocumentDiffPropertyTest {

  @Property
  void appliedToTheFirstItGivesTheSecond(
      @ForAll @Size(max = 6) @UniqueElements List<@IntRange(min = 1, max = 9) Integer> before,
      @ForAll @Size(max = 6) @UniqueElements List<@IntRange(min = 1, max = 9) Integer> after) {
    String first = document(before);
    String second = document(after);

    JsonArray patch = read(DocumentDiff.of(first, second)).asJsonArray();

    JsonObject patched = Json.createPatch(patch).apply(read(first).asJsonObject());
    assertThat(patched).isEqualTo(read(second));
  }

  @Property(tries = 10)
  void nothingChangedIsAnEmptyPatch(
      @ForAll @Size(max = 4) List<@IntRange(min = 1, max = 9) Integer> caps) {
    assertThat(DocumentDiff.of(document(caps), document(caps))).isEqualTo("[]");
  }

  private static String document(List<Integer> limits) {
    JsonArrayBuilder caps = Json.createArrayBuilder();
    for (int limit : limits) {
      caps.add(
          Json.createObjectBuilder()
              .add("id", "cap-" + limit)
              .add("limit", limit)
              .add(
                  "window", Json.createObjectBuilder().add("rolling", "PT" + limits.size() + "H")));
    }
    return Json.createObjectBuilder()
        .add("channelOrder", Json.createArrayBuilder().add("email"))
        .add("caps", caps)
        .build()
        .toString();
  }

  private static JsonStructure read(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.read();
    }
  }
}
