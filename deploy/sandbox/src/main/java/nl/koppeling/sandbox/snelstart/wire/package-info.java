/** What crosses the wire: tolerant input, exact output, and every way of saying no. */
package nl.koppeling.sandbox.snelstart.wire;
