package nl.koppeling.sandbox.vies;

import java.time.Instant;

/**
 * One question that was put to the register.
 *
 * @param outcome {@code valid}, {@code invalid}, or the error or trouble there was
 * @param requester who asked, or empty
 * @param requestIdentifier the receipt, or empty
 */
public record Consultation(
    Instant at,
    String countryCode,
    String vatNumber,
    String requester,
    String outcome,
    String requestIdentifier) {}
