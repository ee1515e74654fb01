/** Starts everything on one machine with real, embedded parts, and checks what it did. */
package nl.koppeling.local;
