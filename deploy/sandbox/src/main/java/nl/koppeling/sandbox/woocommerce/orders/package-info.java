/** Orders of a shop: kept, listed, made, generated, changed and refunded. */
package nl.koppeling.sandbox.woocommerce.orders;
