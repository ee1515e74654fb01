/**
 * Figures for those who run the service: how many documents are in which state, how old the oldest
 * doubt is.
 */
package nl.koppeling.invoice.figures;
