/** The tax offices' register of VAT numbers (VIES): asking it, and remembering what it said. */
package nl.koppeling.customer.vies;
