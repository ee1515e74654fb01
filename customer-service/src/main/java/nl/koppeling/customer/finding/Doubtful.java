package nl.koppeling.customer.finding;

import nl.koppeling.customer.linking.Purchase;
import nl.koppeling.customer.linking.Unproven;
import nl.koppeling.customer.matching.VatId;
import nl.koppeling.turns.Turn;

/** A VAT number the register is to be asked for, and the order that stands on it. */
record Doubtful(Turn turn, Unproven unproven, Purchase purchase, VatId id) {}
