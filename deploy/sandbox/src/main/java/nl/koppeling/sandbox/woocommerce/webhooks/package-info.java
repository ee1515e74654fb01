/** Webhooks of a shop: kept, queued, delivered once, and switched off after seven failures. */
package nl.koppeling.sandbox.woocommerce.webhooks;
