/** The REST API of a shop, {@code /wp-json}, and its home page. */
package nl.koppeling.sandbox.woocommerce.api;
