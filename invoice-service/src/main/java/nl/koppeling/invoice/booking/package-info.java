/**
 * Composes a sales booking that is right to the cent, or says why not: the rules and the algorithm
 * of the VAT reference, sections 3 to 6. Pure: no clock, no random, no input or output, {@code
 * java.*} only.
 */
package nl.koppeling.invoice.booking;
