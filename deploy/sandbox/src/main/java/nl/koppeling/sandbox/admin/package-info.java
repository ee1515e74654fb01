/** The front page of the sandbox, and starting afresh. */
package nl.koppeling.sandbox.admin;
