package vigil.kernel.outbox;

/**
 * A fact on its way to a topic.
 *
 * @param key what keeps order among messages, usually the institution
 * @param id the same for every delivery of the same fact; the consumer's inbox knows it
 */
public record Message(String topic, String key, String id, byte[] payload) {}
