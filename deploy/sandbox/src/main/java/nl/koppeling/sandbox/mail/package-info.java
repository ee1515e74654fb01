/** A mailbox for everybody: takes mail over SMTP and shows it, delivers none. */
package nl.koppeling.sandbox.mail;
