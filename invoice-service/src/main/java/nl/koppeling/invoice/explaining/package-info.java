/**
 * Tells why a document was booked as it was: which field of the order, which rule of the settings
 * and which row of the decision table led to each line. Reads only.
 */
package nl.koppeling.invoice.explaining;
