/**
 * Which ledgers, journals and prefix a shop books with: proposed from the administration's own
 * chart, and checked against it. No framework.
 */
package nl.koppeling.connection.settings;
