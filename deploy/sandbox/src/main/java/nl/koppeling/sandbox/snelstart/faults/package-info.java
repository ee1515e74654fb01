/** What can be made to go wrong. */
package nl.koppeling.sandbox.snelstart.faults;
