/**
 * The set-up, page by page. Each step is saved, so that it can be left and taken up again; what a
 * step may do is decided in {@code setup}, never here.
 */
package nl.koppeling.connection.wizard;
