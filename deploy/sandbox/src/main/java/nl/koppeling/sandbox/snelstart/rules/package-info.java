/** Rules that all kinds of entries share, and the choices made where SnelStart is unknown. */
package nl.koppeling.sandbox.snelstart.rules;
