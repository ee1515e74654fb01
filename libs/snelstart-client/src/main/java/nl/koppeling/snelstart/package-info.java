/**
 * The only code that knows SnelStart's wire format, limits and error codes; English outside, Dutch
 * inside.
 */
package nl.koppeling.snelstart;
