package nl.koppeling.operator.replay;

/**
 * What became, or would become, of the records that one service reads of one topic.
 *
 * @param topic or "parked" for documents
 * @param events those chosen
 * @param done whose id was taken already
 * @param nothing not taken before, but change nothing
 * @param kept write rows, and no call follows
 * @param work a call of the outside world follows
 * @param bookings of these, a booking in SnelStart
 * @param unreadable could not be read
 */
record Tally(
    String reader,
    String topic,
    long events,
    long done,
    long nothing,
    long kept,
    long work,
    long bookings,
    long unreadable) {}
