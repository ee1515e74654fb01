/** The token host and its bearer tokens. */
package nl.koppeling.sandbox.snelstart.token;
