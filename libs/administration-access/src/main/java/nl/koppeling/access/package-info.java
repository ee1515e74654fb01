/**
 * How a service gets into a connection's administration: a short-lived token from the connection
 * service, kept until shortly before it expires, and one pause for everybody when SnelStart as a
 * whole does not let us in.
 */
package nl.koppeling.access;
