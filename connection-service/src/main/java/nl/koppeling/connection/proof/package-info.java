/** Tries the keys of a shop and of an administration, without changing anything at either. */
package nl.koppeling.connection.proof;
