package nl.koppeling.snelstart;

/**
 * What a relation is to the administration (relatiesoort, SnelStart API reference 7.1); fixed at
 * creation.
 */
public enum RelationKind {
  /** Klant: the only kind that can be invoiced. */
  CUSTOMER,
  /** Leverancier. */
  SUPPLIER,
  /** Eigen: the administration's own record, never to be matched. */
  OWN
}
