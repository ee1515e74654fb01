/**
 * One behaviour suite for the sandbox's SnelStart and the real one, seen through the client the
 * services use.
 */
package nl.koppeling.sandbox.behaviour;
