/**
 * Figures for those who run the service: how the shops are watched and how far behind each class
 * is.
 */
package nl.koppeling.ingest.figures;
