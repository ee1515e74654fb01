/**
 * The page on which an owner hands keys of the shop to an application (WooCommerce reference 3).
 */
package nl.koppeling.sandbox.woocommerce.handover;
