package vigil.screening.register;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import vigil.matcher.entity.Entity;
import vigil.matcher.entity.Schema;
import vigil.watchlists.matching.Compared;

/**
 * What is known of a customer, in FollowTheMoney's words.
 *
 * @param properties by name
 */
public record Content(String schema, Map<String, List<String>> properties) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public Content {
        properties = new TreeMap<>(properties);
    }

    /** The same content has the same bytes. */
    byte[] bytes() {
        return JSON.writeValueAsBytes(this);
    }

    static Content of(byte[] bytes) {
        return JSON.readValue(bytes, Content.class);
    }

    /** As it is compared. */
    public Entity entity(String customer) {
        Compared compared =
                new Compared(customer, Compared.schema(schema).orElse(Schema.THING))
                        .caption(customer);
        properties.forEach((name, values) -> values.forEach(value -> compared.add(name, value)));
        return compared.build();
    }

    @Override
    public String toString() {
        return "Content ***";
    }
}
