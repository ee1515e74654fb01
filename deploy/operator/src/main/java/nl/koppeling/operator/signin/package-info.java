/** Who the operator is: the device grant, and the tokens kept between commands. */
package nl.koppeling.operator.signin;
