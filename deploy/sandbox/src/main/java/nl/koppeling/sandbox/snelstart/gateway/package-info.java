/** What stands before the API: keys, counters, bearers, routing, and where faults strike. */
package nl.koppeling.sandbox.snelstart.gateway;
