/**
 * Reads a month back from the shop and from the administration and holds both against our ledger:
 * what makes a completeness statement a proof.
 */
package nl.koppeling.connection.readback;
