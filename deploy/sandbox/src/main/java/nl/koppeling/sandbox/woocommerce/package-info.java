/**
 * A fake WooCommerce shop that answers, lists, signs and forgets as real ones were seen to
 * (WooCommerce reference). This root only holds its parts: {@code wire} (what goes over the line),
 * {@code shop} (one shop and its faults), {@code orders}, {@code webhooks}, {@code access} (keys),
 * {@code api} (the REST API), {@code handover} (wc-auth) and {@code control} (the back door).
 */
package nl.koppeling.sandbox.woocommerce;
