/** The operators' API of connection-service. */
package nl.koppeling.operator.api;
