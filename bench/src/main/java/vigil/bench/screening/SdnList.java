package vigil.bench.screening;

import java.util.Collection;
import java.util.regex.Pattern;
import vigil.matcher.entity.Entity;
import vigil.matcher.entity.PartialDate;
import vigil.matcher.entity.Schema;
import vigil.watchlists.demo.DemoLists;
import vigil.watchlists.entities.Property;
import vigil.watchlists.entities.Statement;

/** The Specially Designated Nationals of January 2024, as far as measuring needs them. */
final class SdnList {

    private static final Pattern ENTRY = Pattern.compile("ofac-sdn-[0-9]+");

    private SdnList() {}

    static Collection<Entity> entities() {
        return DemoLists.sdn().entities().stream()
                .filter(listed -> ENTRY.matcher(listed.id().text()).matches())
                .map(SdnList::entity)
                .toList();
    }

    private static Entity entity(vigil.watchlists.entities.Entity listed) {
        Schema schema = Schema.ofLabel(listed.schema().name()).orElse(Schema.THING);
        Entity.Builder entity = Entity.builder(listed.id().text(), schema).dataset("ofac-sdn");
        for (Statement said : listed.statements()) {
            switch (said.property()) {
                case Property.NAME -> entity.name(asListed(said));
                case Property.ALIAS, Property.PREVIOUS_NAME -> entity.alias(asListed(said));
                case Property.WEAK_ALIAS -> entity.weakAlias(asListed(said));
                case Property.BIRTH_DATE ->
                        PartialDate.parse(asListed(said)).ifPresent(entity::birthDate);
                default -> {} // Not compared here.
            }
        }
        return entity.build();
    }

    /** OFAC's own words: the comma of a name tells the family, and both know its dates. */
    private static String asListed(Statement said) {
        return said.original().isEmpty() ? said.value() : said.original();
    }
}
