/**
 * A fake of the tax offices' register of VAT numbers (VIES), as the European Commission's REST API
 * shows it.
 */
package nl.koppeling.sandbox.vies;
