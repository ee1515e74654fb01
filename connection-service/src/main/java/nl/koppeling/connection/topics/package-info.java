/** Makes the topics of the whole product where nobody else does: on a developer's machine. */
package nl.koppeling.connection.topics;
