/** Holds the settings of working connections against their administrations every night. */
package nl.koppeling.connection.recheck;
