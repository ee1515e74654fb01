/**
 * The slower re-read of recent orders: what moves no date and rings no bell (WooCommerce reference
 * 5.3) is found by comparing content.
 */
package nl.koppeling.ingest.sweep;
