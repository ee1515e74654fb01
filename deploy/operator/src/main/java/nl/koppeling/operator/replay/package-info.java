/** Replays: asked for, rehearsed, approved, started, followed, stopped. */
package nl.koppeling.operator.replay;
