/**
 * Who may ask a shop: basic and query keys over https, OAuth 1.0a over both (WooCommerce reference
 * 3).
 */
package nl.koppeling.sandbox.woocommerce.access;
