package vigil.watchlists.entities;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A person, organisation, vessel, wallet, address, sanction, link … as one list version knows it.
 *
 * @param id the same in every version
 * @param schema what kind of thing it is
 * @param statements sorted, none twice
 */
public record Entity(EntityId id, Schema schema, List<Statement> statements) {

    private static final List<String> CAPTIONS =
            List.of(
                    Property.NAME,
                    Property.ALIAS,
                    Property.WEAK_ALIAS,
                    Property.FULL,
                    Property.NUMBER,
                    Property.PUBLIC_KEY);

    public Entity {
        statements = sorted(statements);
    }

    /** Everything said with this property, in the order of the statements. */
    public Stream<Statement> statements(String property) {
        return statements.stream().filter(statement -> statement.property().equals(property));
    }

    /** The values of a property. */
    public List<String> values(String property) {
        return statements(property).map(Statement::value).distinct().toList();
    }

    /** The first value of a property, empty when there is none. */
    public String first(String property) {
        for (Statement statement : statements) {
            if (statement.property().equals(property)) {
                return statement.value();
            }
        }
        return "";
    }

    /** Whether the property has this value. */
    public boolean says(String property, String value) {
        return statements.stream()
                .anyMatch(said -> said.property().equals(property) && said.value().equals(value));
    }

    /** A name to show, the id when there is none. */
    public String caption() {
        return CAPTIONS.stream()
                .map(this::first)
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse(id.text());
    }

    /** Whether both say the same, wherever and whenever it was read. */
    public boolean saysTheSameAs(Entity other) {
        if (!schema.equals(other.schema) || statements.size() != other.statements.size()) {
            return false;
        }
        for (int i = 0; i < statements.size(); i++) {
            if (!statements.get(i).saysTheSameAs(other.statements.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Id and kind alone: the rest is personal. */
    @Override
    public String toString() {
        return "Entity[" + id + ", " + schema + "]";
    }

    private static List<Statement> sorted(List<Statement> statements) {
        Statement[] sorted = statements.toArray(Statement[]::new);
        Arrays.sort(sorted);
        int kept = 0;
        for (Statement statement : sorted) {
            if (kept == 0 || !sorted[kept - 1].saysTheSameAs(statement)) {
                sorted[kept++] = statement;
            }
        }
        return List.of(kept == sorted.length ? sorted : Arrays.copyOf(sorted, kept));
    }
}
