package nl.koppeling.sandbox.snelstart.odata;

/** What kind of value a property or literal holds; only like may be compared with like. */
public enum ValueType {
  /** Text, and the names of enumerations, which are compared as quoted text. */
  TEXT,
  /** Any number. */
  NUMBER,
  /** True or false. */
  FLAG,
  /** Wall clock moment without a zone. */
  MOMENT,
  /** An id. */
  GUID,
  /** The literal null, comparable with everything. */
  NOTHING,
  /** A nested object or a list; cannot be compared itself, except with null. */
  STRUCTURE
}
