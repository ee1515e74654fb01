/** Sales entries and the invoices derived from them. */
package nl.koppeling.sandbox.snelstart.sales;
