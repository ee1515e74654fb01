/**
 * What travels between the services: events, their topics and their JSON form (CloudEvents, binary
 * mode).
 */
package nl.koppeling.events;
