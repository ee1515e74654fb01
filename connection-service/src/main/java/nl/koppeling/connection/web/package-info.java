/**
 * What every page for owners shares: language, texts, layout, form protection, security headers and
 * error pages.
 */
package nl.koppeling.connection.web;
