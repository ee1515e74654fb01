/**
 * Container images of the services and the sandbox: what goes into one ({@link Stage}), how it is
 * put together ({@link Recipe}), and by whom ({@link Engine} or {@link Archive}).
 */
package nl.koppeling.images;
