/** One shop and all shops: settings, keys, faults, counted calls. */
package nl.koppeling.sandbox.woocommerce.shop;
