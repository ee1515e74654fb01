package nl.koppeling.snelstart;

import java.util.UUID;

/**
 * A journal (dagboek, SnelStart API reference 7.9); it shares its number with a ledger account.
 *
 * @param number what the owner sees, e.g. 1104
 * @param inactive true: nothing can be booked on it
 */
public record Journal(
    UUID id, int number, String description, JournalKind kind, boolean inactive) {}
