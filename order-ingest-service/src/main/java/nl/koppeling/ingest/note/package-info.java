/**
 * Writes the number of a booking at its order in the shop, when the owner wants it: one private
 * note for each document, once. Notes are not idempotent, so what is about to be written is stored
 * first, and after doubt the notes are read for our own mark (WooCommerce reference 9).
 */
package nl.koppeling.ingest.note;
