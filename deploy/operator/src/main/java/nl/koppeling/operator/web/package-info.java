/** Calls over HTTP whose failures are sentences. */
package nl.koppeling.operator.web;
