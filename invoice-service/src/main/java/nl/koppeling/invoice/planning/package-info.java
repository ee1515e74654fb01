/**
 * From an event to a plan: translates events into the core's own words, supplies the VAT rates and
 * decides what a document becomes when it arrives or is composed again.
 */
package nl.koppeling.invoice.planning;
