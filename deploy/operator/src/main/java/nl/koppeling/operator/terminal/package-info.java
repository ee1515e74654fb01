/** What a command says, to whom, and what it finds in the environment. */
package nl.koppeling.operator.terminal;
