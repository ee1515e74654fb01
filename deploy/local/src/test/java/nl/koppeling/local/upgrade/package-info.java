/** What a release may do to what is running. */
package nl.koppeling.local.upgrade;
