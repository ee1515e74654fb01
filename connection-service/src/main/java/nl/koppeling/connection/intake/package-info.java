/** Which orders of the shop count as completed and paid, and what is written back: the owner's. */
package nl.koppeling.connection.intake;
