/**
 * The back door of the shops: open, place, pay, disturb, look, start anew. Part of no real shop.
 */
package nl.koppeling.sandbox.woocommerce.control;
