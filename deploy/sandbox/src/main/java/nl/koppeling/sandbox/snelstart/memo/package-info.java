/** Memorial entries. */
package nl.koppeling.sandbox.snelstart.memo;
