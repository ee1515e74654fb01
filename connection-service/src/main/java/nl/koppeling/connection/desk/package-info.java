/**
 * The rest of the owner's desk as pages: the check-up, the statements of months, and the settings
 * of a connection with its people, its audit log and the way out.
 */
package nl.koppeling.connection.desk;
