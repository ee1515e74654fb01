package nl.koppeling.replay;

/**
 * What follows in this service from the rows that a transaction wrote. PostgreSQL says which rows
 * those are: their {@code xmin} is the transaction's own id.
 */
@FunctionalInterface
public interface Consequences {

  /**
   * A question to the database, asked inside the transaction, with the parameters {@code
   * :connection} and {@code :order} (0 for an event that is about the connection as a whole). Its
   * one answer is the name of {@link Effect#KEPT}, {@link Effect#WORK} or {@link Effect#BOOKING}.
   */
  String question();
}
