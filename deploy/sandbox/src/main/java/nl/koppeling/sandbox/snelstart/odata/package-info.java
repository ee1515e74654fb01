/** The filter language of the list endpoints: words to tree to answer. */
package nl.koppeling.sandbox.snelstart.odata;
