/**
 * Replay, as each reading service does it: records of a topic, or documents that are parked, take
 * the way they took before once more, under the same event ids and behind all live work. A
 * rehearsal is the same transactions, undone at the end, so what it says is what would happen.
 * Stateless: who drives a replay, how far it is and who allowed it is the connection service's.
 */
package nl.koppeling.replay;
