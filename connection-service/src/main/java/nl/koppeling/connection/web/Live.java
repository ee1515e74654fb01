package nl.koppeling.connection.web;

/**
 * How a page follows what happens.
 *
 * @param path where to ask whether something changed
 * @param version what is answered there as long as nothing did
 */
public record Live(String path, String version) {}
