/** Relations: customers and suppliers. */
package nl.koppeling.sandbox.snelstart.relations;
