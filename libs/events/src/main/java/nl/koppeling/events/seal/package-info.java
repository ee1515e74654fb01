/**
 * Sealing of personal blocks in events with a key per connection, so that destroying the key
 * destroys the data.
 */
package nl.koppeling.events.seal;
