package nl.koppeling.shop;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;

/**
 * What a body is: a whole JSON object or list, one that stops half way, or something else.
 *
 * @param code the top-level {@code code} of an object, as in WordPress' errors; else empty
 */
record Document(Shape shape, String code) {

  enum Shape {
    WHOLE,
    CUT_OFF,
    NO_JSON
  }

  private static final JsonFactory JSON =
      JsonFactory.builder().disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION).build();

  static Document of(String body) {
    if (body.isBlank()) {
      return new Document(Shape.CUT_OFF, "");
    }
    try (JsonParser parser = JSON.createParser(body)) {
      JsonToken first = parser.nextToken();
      if (first != JsonToken.START_OBJECT && first != JsonToken.START_ARRAY) {
        return new Document(Shape.NO_JSON, "");
      }
      String code = read(parser, first == JsonToken.START_OBJECT);
      return new Document(parser.nextToken() == null ? Shape.WHOLE : Shape.NO_JSON, code);
    } catch (JsonEOFException e) {
      return new Document(Shape.CUT_OFF, "");
    } catch (StreamReadException e) {
      return new Document(Shape.NO_JSON, "");
    } catch (IOException e) {
      throw new IllegalStateException("reading a text cannot fail", e);
    }
  }

  private static String read(JsonParser parser, boolean object) throws IOException {
    String code = "";
    int depth = 1;
    while (depth > 0) {
      JsonToken token = parser.nextToken();
      if (token == null) {
        throw new JsonEOFException(parser, null, "cut off");
      } else if (token.isStructStart()) {
        depth++;
      } else if (token.isStructEnd()) {
        depth--;
      } else if (object && depth == 1 && token == JsonToken.VALUE_STRING) {
        code = "code".equals(parser.currentName()) ? parser.getText() : code;
      }
    }
    return code;
  }
}
