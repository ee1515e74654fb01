/**
 * The weekly count per day against the shop: finds what neither walk nor sweep can have seen, a bug
 * in our own cursor among it (reliability reference 4.10 and P4).
 */
package nl.koppeling.ingest.count;
