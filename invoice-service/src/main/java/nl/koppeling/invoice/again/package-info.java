/** "Try again": a person fixed the cause, the document goes on with the settings of now. */
package nl.koppeling.invoice.again;
