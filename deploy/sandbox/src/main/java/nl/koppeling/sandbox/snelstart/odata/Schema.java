package nl.koppeling.sandbox.snelstart.odata;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The filterable properties of one resource, by their UpperCamelCase names. Names are
 * case-sensitive; a name that is not here is refused (SnelStart API reference 5.3).
 */
public final class Schema {

  /**
   * One property.
   *
   * @param type kind of the value; for a list the kind of its elements
   * @param nested the properties of a nested object or of the objects in a list, or null
   * @param many true for a list
   */
  record Property(ValueType type, Schema nested, boolean many) {}

  /** A reference {@code {id, uri}}: only its id can be filtered on. */
  public static final Schema REFERENCE = named("IdentifierModel").guids("Id");

  private final String name;
  private final Map<String, Property> properties = new LinkedHashMap<>();

  private Schema(String name) {
    this.name = name;
  }

  /** Starts a schema; the name shows up in refusals. */
  public static Schema named(String name) {
    return new Schema(name);
  }

  /** Adds text properties. */
  public Schema texts(String... names) {
    return all(ValueType.TEXT, names);
  }

  /** Adds number properties. */
  public Schema numbers(String... names) {
    return all(ValueType.NUMBER, names);
  }

  /** Adds true/false properties. */
  public Schema flags(String... names) {
    return all(ValueType.FLAG, names);
  }

  /** Adds wall clock properties. */
  public Schema moments(String... names) {
    return all(ValueType.MOMENT, names);
  }

  /** Adds id properties. */
  public Schema guids(String... names) {
    return all(ValueType.GUID, names);
  }

  /** Adds references {@code {id, uri}}. */
  public Schema references(String... names) {
    for (String each : names) {
      properties.put(each, new Property(ValueType.STRUCTURE, REFERENCE, false));
    }
    return this;
  }

  /** Adds a nested object. */
  public Schema nested(String property, Schema schema) {
    properties.put(property, new Property(ValueType.STRUCTURE, schema, false));
    return this;
  }

  /** Adds a list of objects. */
  public Schema list(String property, Schema schema) {
    properties.put(property, new Property(ValueType.STRUCTURE, schema, true));
    return this;
  }

  /** Adds a list of texts. */
  public Schema textList(String property) {
    properties.put(property, new Property(ValueType.TEXT, null, true));
    return this;
  }

  private Schema all(ValueType type, String... names) {
    for (String each : names) {
      properties.put(each, new Property(type, null, false));
    }
    return this;
  }

  Property property(String property) {
    Property found = properties.get(property);
    if (found == null) {
      throw new FilterRefused(
          "Could not find a property named '" + property + "' on type '" + name + "'.");
    }
    return found;
  }
}
