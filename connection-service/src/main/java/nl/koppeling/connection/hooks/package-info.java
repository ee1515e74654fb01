/**
 * What shops and SnelStart tell us of their own accord; none of it is believed before it is proven.
 */
package nl.koppeling.connection.hooks;
