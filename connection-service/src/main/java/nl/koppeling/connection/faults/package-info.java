/**
 * Why a connection cannot work until its owner does something, as this service and the others found
 * out.
 */
package nl.koppeling.connection.faults;
