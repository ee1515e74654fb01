/** The activation page and its webhook. */
package nl.koppeling.sandbox.snelstart.activation;
