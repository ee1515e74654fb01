/**
 * Replays, as operators ask for them: which events or parked documents, rehearsed first, allowed by
 * a second person when they are many, then driven through the reading services step by step, each
 * step kept. What a step does is the readers' ({@code libs/replay}); this package knows who wanted
 * what and how far it is.
 */
package nl.koppeling.connection.replay;
