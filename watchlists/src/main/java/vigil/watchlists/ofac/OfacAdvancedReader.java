package vigil.watchlists.ofac;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vigil.contracts.csv.RowFailure;
import vigil.contracts.csv.UnreadableFile;
import vigil.watchlists.entities.EntityDraft;
import vigil.watchlists.entities.EntityId;
import vigil.watchlists.entities.Origin;
import vigil.watchlists.entities.Property;
import vigil.watchlists.entities.Schema;
import vigil.watchlists.reading.Dossier;
import vigil.watchlists.reading.EntitySink;
import vigil.watchlists.reading.ListFiles;
import vigil.watchlists.reading.ListReader;
import vigil.watchlists.reading.XmlNode;
import vigil.watchlists.reading.XmlRecords;

/**
 * OFAC's advanced XML ({@code sdn_advanced.xml}, {@code cons_advanced.xml}): reference tables,
 * places and documents first, then parties that refer to them, then relationships and sanctions
 * entries that refer to the parties (OFAC, "SDN advanced notes"). A party's reference is its entry
 * number.
 */
public final class OfacAdvancedReader implements ListReader {
    private static final String LOCATION = "Location";
    private static final String DOCUMENT = "IDRegDocument";
    private static final String PARTY = "DistinctParty";
    private static final String RELATIONSHIP = "ProfileRelationship";
    private static final String ENTRY = "SanctionsEntry";

    private final OfacList list;

    public OfacAdvancedReader(OfacList list) {
        this.list = list;
    }

    @Override
    public void read(ListFiles files, Origin origin, EntitySink sink) throws IOException {
        Set<String> names = new HashSet<>(AdvancedReferences.TABLES);
        names.addAll(Set.of(LOCATION, DOCUMENT, PARTY, RELATIONSHIP, ENTRY));
        try (XmlRecords records =
                new XmlRecords(
                        files.open(ListFiles.MAIN),
                        files.limits(),
                        Set.of("Sanctions", "SanctionsData"),
                        names)) {
            new Reading(list, origin, sink).all(records);
        }
    }

    /** What is known while one file is read. */
    private static final class Reading {
        private final Origin origin;
        private final EntitySink sink;
        private final AdvancedReferences references = new AdvancedReferences();
        private final Map<String, AdvancedLocation> locations = new HashMap<>();
        private final Map<String, List<XmlNode>> documents = new HashMap<>();
        private final AdvancedParty parties;

        /** Profile → entry. */
        private final Map<String, OfacEntry> entries = new LinkedHashMap<>();

        private final Map<EntityId, EntityDraft> relationships = new LinkedHashMap<>();
        private long row;

        Reading(OfacList list, Origin origin, EntitySink sink) {
            this.origin = origin;
            this.sink = sink;
            this.parties = new AdvancedParty(list, origin, references, locations, documents);
        }

        void all(XmlRecords records) throws IOException {
            for (XmlNode node = records.next(); node != null; node = records.next()) {
                switch (node.name()) {
                    case LOCATION ->
                            locations.put(
                                    node.attribute("ID"), AdvancedLocation.of(node, references));
                    case DOCUMENT ->
                            documents
                                    .computeIfAbsent(
                                            node.attribute("IdentityID"), id -> new ArrayList<>())
                                    .add(node);
                    case PARTY -> party(node);
                    case RELATIONSHIP -> relationship(node);
                    case ENTRY -> sanction(node);
                    default -> references.take(node);
                }
            }
            for (OfacEntry entry : entries.values()) {
                entry.to(sink);
            }
            for (EntityDraft relationship : relationships.values()) {
                sink.take(relationship.done());
            }
        }

        private void party(XmlNode node) throws UnreadableFile {
            String number = node.attribute("FixedRef");
            List<XmlNode> profiles = node.children("Profile");
            if (!EntityId.isKey(number) || profiles.size() != 1) {
                sink.refuse(new RowFailure(row++, PARTY, "has no reference or not one profile"));
                return;
            }
            XmlNode profile = profiles.getFirst();
            OfacEntry entry = parties.entry(number, node, profile);
            if (entries.putIfAbsent(profile.attribute("ID"), entry) != null) {
                throw new UnreadableFile("the profile of entry " + number + " occurs twice");
            }
            row++;
        }

        private void relationship(XmlNode node) throws UnreadableFile {
            OfacEntry from = entries.get(node.attribute("From-ProfileID"));
            OfacEntry to = entries.get(node.attribute("To-ProfileID"));
            if (from == null || to == null) {
                sink.refuse(new RowFailure(row++, RELATIONSHIP, "refers to a party not listed"));
                return;
            }
            String type = references.of("RelationType", node.attribute("RelationTypeID"));
            EntityId id = from.id().part("link-" + Dossier.fingerprint(to.id().text(), type));
            EntityDraft draft = relationship(id, type, from, to);
            if (node.attribute("Former").equals("true")) {
                draft.add(Property.STATUS, "former");
            }
            relationships.putIfAbsent(id, draft);
        }

        private EntityDraft relationship(EntityId id, String type, OfacEntry from, OfacEntry to) {
            String one = from.id().text();
            String other = to.id().text();
            return switch (type) {
                case "Family member of" ->
                        new EntityDraft(id, Schema.FAMILY, origin)
                                .add(Property.PERSON, one)
                                .add(Property.RELATIVE, other)
                                .add(Property.RELATIONSHIP, type);
                case "Associate Of" ->
                        new EntityDraft(id, Schema.ASSOCIATE, origin)
                                .add(Property.PERSON, one)
                                .add(Property.ASSOCIATE, other)
                                .add(Property.RELATIONSHIP, type);
                case "Owned or Controlled By" ->
                        new EntityDraft(id, Schema.OWNERSHIP, origin)
                                .add(Property.ASSET, one)
                                .add(Property.OWNER, other)
                                .add(Property.OWNERSHIP_TYPE, type);
                default ->
                        new EntityDraft(id, Schema.UNKNOWN_LINK, origin)
                                .add(Property.SUBJECT, one)
                                .add(Property.OBJECT, other)
                                .add(Property.ROLE, type);
            };
        }

        private void sanction(XmlNode node) throws UnreadableFile {
            OfacEntry entry = entries.get(node.attribute("ProfileID"));
            if (entry == null) {
                sink.refuse(new RowFailure(row++, ENTRY, "refers to a party not listed"));
                return;
            }
            for (XmlNode event : node.children("EntryEvent")) {
                entry.sanction()
                        .add(
                                Property.REASON,
                                references.of("LegalBasis", event.attribute("LegalBasisID")));
                event.children("Date").stream()
                        .findFirst()
                        .flatMap(AdvancedDates::day)
                        .ifPresent(day ->
                                entry.sanction().addDate(Property.LISTING_DATE, day, day.text()));
            }
            for (XmlNode measure : node.children("SanctionsMeasure")) {
                String type = references.of("SanctionsType", measure.attribute("SanctionsTypeID"));
                if (type.equals("Program")) {
                    entry.program(measure.text("Comment"));
                } else {
                    entry.sanction().add(Property.PROVISIONS, type);
                }
            }
        }
    }
}
