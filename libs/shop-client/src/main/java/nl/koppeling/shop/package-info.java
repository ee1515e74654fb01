/**
 * The way to a shop's REST API: the address is hostile input, the key is a secret, and the answer
 * may be anything.
 */
package nl.koppeling.shop;
