/** The invoice service: composes a balanced booking, books it once, settles it once. */
package nl.koppeling.invoice;
