/** Where connections are kept, and how the other services hear of every change. */
package nl.koppeling.connection.registry;
