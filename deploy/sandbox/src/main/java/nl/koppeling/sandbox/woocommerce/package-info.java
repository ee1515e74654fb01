/** A fake WooCommerce shop that answers, lists, signs and forgets as real ones were seen to (WooCommerce reference). */
package nl.koppeling.sandbox.woocommerce;
