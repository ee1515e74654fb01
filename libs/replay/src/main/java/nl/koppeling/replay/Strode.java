package nl.koppeling.replay;

/**
 * What came of a step.
 *
 * @param next the offset to go on from
 * @param tally of the events that were chosen
 */
public record Strode(long next, Tally tally) {}
