/**
 * How often somebody may come: a {@link nl.koppeling.limits.Rate}, counted in bounded {@link
 * nl.koppeling.limits.Buckets} by key, and from which address a call comes ({@link
 * nl.koppeling.limits.Proxies}, {@link nl.koppeling.limits.Addresses}). Nothing here blocks.
 */
package nl.koppeling.limits;
