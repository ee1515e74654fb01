/**
 * Company, accounts, journals, countries and VAT rates, and the part of the catalogue that is
 * empty.
 */
package nl.koppeling.sandbox.snelstart.reference;
