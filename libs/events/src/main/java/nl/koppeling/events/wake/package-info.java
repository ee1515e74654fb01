/** Being woken by the database at a commit, instead of asking it again and again. */
package nl.koppeling.events.wake;
