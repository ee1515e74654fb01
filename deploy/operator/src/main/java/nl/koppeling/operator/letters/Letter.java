package nl.koppeling.operator.letters;

/** A record that a service could not read, as the API tells it; any of it may be absent. */
record Letter(
    String reader,
    String topic,
    Integer partition,
    Long offset,
    String at,
    String key,
    String type,
    String eventId,
    String reason,
    String originalTopic,
    Integer originalPartition,
    Long originalOffset,
    Long bytes) {}
