/** Dead letters: the records that a service could not read. */
package nl.koppeling.operator.letters;
