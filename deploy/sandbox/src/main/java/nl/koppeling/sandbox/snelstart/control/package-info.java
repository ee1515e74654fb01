/** The admin API of the fake SnelStart. */
package nl.koppeling.sandbox.snelstart.control;
