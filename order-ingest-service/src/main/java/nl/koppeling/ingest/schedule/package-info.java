/** One row per connection: when its shop is read next, how far it was read, and what stops it. */
package nl.koppeling.ingest.schedule;
