package nl.koppeling.customer.matching;

/** A part of a new relation it can do without. */
public enum OptionalPart {
  EMAIL,
  PHONE,
  ADDRESS,
  VAT_NUMBER
}
