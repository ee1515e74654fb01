/** "Try again": a person fixed the cause, the order looks for its relation anew. */
package nl.koppeling.customer.again;
