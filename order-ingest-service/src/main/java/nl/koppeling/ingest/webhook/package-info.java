/** Takes webhook deliveries: verified, remembered as a doorbell and answered at once. */
package nl.koppeling.ingest.webhook;
