/** How a service brings its database to its own version. */
package nl.koppeling.events.migrations;
