package io.assidu.platform.problem;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import io.assidu.platform.time.Rfc3339;
import java.io.IOException;
import java.time.Instant;

/**
 * Refuses at the door what JSON can write but no database column can hold: text with the character
 * NUL, and instants outside the years 0000 to 9999, which are none by RFC 3339 §5.6.
 */
public final class StorableJson extends SimpleModule {

  private static final long serialVersionUID = 1L;

  public StorableJson() {
    super("storable");
    addDeserializer(String.class, new Text());
    addDeserializer(Instant.class, new Moment());
  }

  /** Says which rule a value breaks; its place is added on the way up. */
  static final class Refused extends JsonMappingException {

    private static final long serialVersionUID = 1L;

    private final String rule;

    Refused(JsonParser at, String rule, String detail) {
      super(at, detail);
      this.rule = rule;
    }

    ProblemException problem(String pointer) {
      return PlatformError.INVALID_REQUEST.problem(pointer, rule, getOriginalMessage());
    }
  }

  private static final class Text extends StdScalarDeserializer<String> {

    private static final long serialVersionUID = 1L;

    Text() {
      super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      String text = StringDeserializer.instance.deserialize(parser, context);
      if (text != null && text.indexOf('\0') >= 0) {
        throw new Refused(parser, "no-nul", "Text cannot hold the character NUL.");
      }
      return text;
    }
  }

  private static final class Moment extends StdScalarDeserializer<Instant> {

    private static final long serialVersionUID = 1L;
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    Moment() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      Instant usual =
          parser.hasToken(JsonToken.VALUE_STRING) ? Rfc3339.read(parser.getText()) : null;
      if (usual != null) {
        return usual;
      }
      Instant moment = InstantDeserializer.INSTANT.deserialize(parser, context);
      if (moment != null && (moment.isBefore(FIRST) || !moment.isBefore(END))) {
        throw new Refused(parser, "date-time", "The year of an instant has four digits.");
      }
      return moment;
    }
  }
}
