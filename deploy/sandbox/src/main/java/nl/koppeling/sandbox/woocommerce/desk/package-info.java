/** What can be done to the orders of a shop, whoever asks, and which bells it rings. */
package nl.koppeling.sandbox.woocommerce.desk;
