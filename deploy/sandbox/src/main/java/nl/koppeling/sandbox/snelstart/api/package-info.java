/** What a feature needs to offer routes to the gateway: call, answer, route, listing. */
package nl.koppeling.sandbox.snelstart.api;
