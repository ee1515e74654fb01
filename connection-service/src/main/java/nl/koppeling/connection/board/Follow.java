package nl.koppeling.connection.board;

import nl.koppeling.connection.web.Live;

/**
 * What the board shows of time.
 *
 * @param pace how far behind it is, in words
 * @param days counts and euros by day
 * @param live how the page follows what happens
 */
public record Follow(String pace, DaysCard days, Live live) {}
