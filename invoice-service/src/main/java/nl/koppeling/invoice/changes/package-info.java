/**
 * What changed in the shop after it was booked: noticed, shown as a difference with a proposal, and
 * done only on a person's word (VAT reference, decision V22).
 */
package nl.koppeling.invoice.changes;
