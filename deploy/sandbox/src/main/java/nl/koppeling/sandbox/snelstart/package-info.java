/** A faithful fake of the SnelStart B2B API v2, its token host and its activation page. */
package nl.koppeling.sandbox.snelstart;
