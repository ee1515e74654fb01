/**
 * Who is this buyer in the books: the pure core that reads an e-mail address, chooses among the
 * relations found and drafts a new one. Values in, values out; nothing but {@code java.*}.
 */
package nl.koppeling.customer.matching;
