/**
 * Whose turn it is: a lease on one connection in one service, taken in order of fairness, written
 * to only with its own epoch.
 */
package nl.koppeling.turns;
