/**
 * What can only be seen over many orders: the warnings of VAT reference 6 that need a quarter or a
 * year, and the daily control of section 8, as far as our own side knows it.
 */
package nl.koppeling.invoice.oversight;
