/** What a replay leads to in this service. */
package nl.koppeling.invoice.replay;
