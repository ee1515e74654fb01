/** The operators' command line. */
package nl.koppeling.operator;
