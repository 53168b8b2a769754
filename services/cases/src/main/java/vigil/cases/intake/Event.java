package vigil.cases.intake;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vigil.kernel.identity.InstitutionId;

/**
 * A CloudEvent of another house, as far as the queue needs it.
 *
 * @param source the house, such as {@code /monitoring}
 */
record Event(
        String id,
        InstitutionId institution,
        String source,
        String type,
        UUID subject,
        Instant time,
        JsonNode facts) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Empty when it is none that could be read. */
    static Optional<Event> read(byte[] bytes) {
        try {
            JsonNode event = JSON.readTree(bytes);
            return Optional.of(
                    new Event(
                            event.path("id").asString(),
                            new InstitutionId(event.path("institution").asString()),
                            event.path("source").asString(),
                            event.path("type").asString(),
                            UUID.fromString(event.path("subject").asString("")),
                            Instant.ofEpochMilli(
                                    OffsetDateTime.parse(event.path("time").asString(""))
                                            .toInstant()
                                            .toEpochMilli()),
                            event.path("data")));
        } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A house's event of a type. */
    boolean is(String house, String wanted) {
        return source.equals("/" + house) && type.equals(wanted);
    }

    String text(String fact, String otherwise) {
        return facts.path(fact).asString(otherwise);
    }

    @Nullable String text(String fact) {
        JsonNode value = facts.path(fact);
        return value.isString() ? value.stringValue() : null;
    }

    int number(String fact, int otherwise) {
        return facts.path(fact).asInt(otherwise);
    }

    /** A decimal in a text; zero without one. */
    BigDecimal decimal(String fact) {
        String text = text(fact, "0");
        return text.matches("\\d{1,18}(\\.\\d{1,8})?") ? new BigDecimal(text) : BigDecimal.ZERO;
    }

    /** A time in a text. */
    Optional<Instant> instant(String fact) {
        try {
            return Optional.of(OffsetDateTime.parse(text(fact, "")).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
