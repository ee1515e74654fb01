/** Figures for those who run the service: how much waits in which state, and for how long. */
package nl.koppeling.customer.figures;
