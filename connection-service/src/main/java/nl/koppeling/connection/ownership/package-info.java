/** Who may see and change which connection: another owner's does not exist. */
package nl.koppeling.connection.ownership;
