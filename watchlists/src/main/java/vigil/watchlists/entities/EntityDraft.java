package vigil.watchlists.entities;

import java.util.ArrayList;
import java.util.List;

/** An entity being put together by a reader; values are cleaned on the way in, empty ones go. */
public final class EntityDraft {
    private final EntityId id;
    private final Origin origin;
    private final List<Statement> statements = new ArrayList<>();
    private Schema schema;

    public EntityDraft(EntityId id, Schema schema, Origin origin) {
        this.id = id;
        this.schema = schema;
        this.origin = origin;
    }

    public EntityId id() {
        return id;
    }

    public Origin origin() {
        return origin;
    }

    public Schema schema() {
        return schema;
    }

    /** Says more precisely what it is. */
    public void is(Schema kind) {
        schema = kind;
    }

    /** Adds a value. */
    public EntityDraft add(String property, String value) {
        return add(property, value, "", "");
    }

    /** Adds a value that stood in the list in other words. */
    public EntityDraft add(String property, String value, String original) {
        return add(property, value, "", original);
    }

    /** Adds a value with its language (ISO 639-3 or empty) and what stood in the list. */
    public EntityDraft add(String property, String value, String language, String original) {
        String clean = CleanText.of(value);
        if (!clean.isEmpty()) {
            String before = CleanText.of(original);
            statements.add(
                    new Statement(
                            property, clean, language, before.equals(clean) ? "" : before, origin));
        }
        return this;
    }

    /** Adds a country by its code, or by the list's own words where no code is known. */
    public EntityDraft addCountry(String property, String country) {
        String clean = CleanText.of(country);
        return add(property, Countries.code(clean).orElse(clean), clean);
    }

    /** Adds a date, keeping what stood in the list. */
    public EntityDraft addDate(String property, ListedDate date, String original) {
        return add(property, date.text(), original);
    }

    /** Adds a statement as it is, of another list or another time. */
    public EntityDraft add(Statement statement) {
        statements.add(statement);
        return this;
    }

    /** Whether something is said with this property already. */
    public boolean has(String property) {
        return statements.stream().anyMatch(statement -> statement.property().equals(property));
    }

    /** The values of a property so far. */
    public List<String> values(String property) {
        return statements.stream()
                .filter(statement -> statement.property().equals(property))
                .map(Statement::value)
                .toList();
    }

    public Entity done() {
        return new Entity(id, schema, statements);
    }
}
