/** What only the operator can mend, said loudly. */
package nl.koppeling.connection.alarm;
