/** Figures for those who run the platform: over all connections, never of one. */
package nl.koppeling.connection.figures;
