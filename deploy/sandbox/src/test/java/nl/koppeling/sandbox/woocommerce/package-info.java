/**
 * The fake shop held, row by row, against what was measured on real ones (WooCommerce reference).
 */
package nl.koppeling.sandbox.woocommerce;
