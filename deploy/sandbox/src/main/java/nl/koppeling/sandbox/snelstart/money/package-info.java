/** Bank and cash entries. */
package nl.koppeling.sandbox.snelstart.money;
