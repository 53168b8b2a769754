package vigil.watchlists.ofac;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import vigil.watchlists.entities.Origin;
import vigil.watchlists.entities.Property;
import vigil.watchlists.ofac.OfacEntry.Value;
import vigil.watchlists.reading.XmlNode;

/** Turns the parties of the advanced XML into entries. */
final class AdvancedParty {
    private final OfacList list;
    private final Origin origin;
    private final AdvancedReferences references;
    private final Map<String, AdvancedLocation> locations;
    private final Map<String, List<XmlNode>> documents;

    AdvancedParty(
            OfacList list,
            Origin origin,
            AdvancedReferences references,
            Map<String, AdvancedLocation> locations,
            Map<String, List<XmlNode>> documents) {
        this.list = list;
        this.origin = origin;
        this.references = references;
        this.locations = locations;
        this.documents = documents;
    }

    OfacEntry entry(String number, XmlNode party, XmlNode profile) {
        String kind = references.kindOfParty(profile.attribute("PartySubTypeID"));
        OfacEntry entry = new OfacEntry(list, number, kind, origin);
        for (XmlNode identity : profile.children("Identity")) {
            names(identity, entry);
            documents
                    .getOrDefault(identity.attribute("ID"), List.of())
                    .forEach(document -> document(document, entry));
        }
        entry.main().add(Property.NOTES, party.text("Comment"));
        profile.children("Feature").forEach(feature -> feature(feature, entry));
        party.children("Feature").forEach(feature -> feature(feature, entry));
        return entry;
    }

    private void names(XmlNode identity, OfacEntry entry) {
        Map<String, String> groups = new HashMap<>();
        for (XmlNode group :
                identity.all("NamePartGroups", "MasterNamePartGroup", "NamePartGroup")) {
            groups.put(
                    group.attribute("ID"),
                    references.of("NamePartType", group.attribute("NamePartTypeID")));
        }
        for (XmlNode alias : identity.children("Alias")) {
            boolean primary = alias.attribute("Primary").equals("true");
            boolean weak = alias.attribute("LowQuality").equals("true");
            String type = references.of("AliasType", alias.attribute("AliasTypeID"));
            for (XmlNode documented : alias.children("DocumentedName")) {
                String listed = listed(documented, groups, entry.isPerson());
                if (primary) {
                    entry.name(listed);
                } else {
                    entry.alias(type, weak, listed);
                }
            }
        }
    }

    private static String listed(XmlNode documented, Map<String, String> groups, boolean person) {
        StringJoiner family = new StringJoiner(" ");
        StringJoiner rest = new StringJoiner(" ");
        for (XmlNode part : documented.all("DocumentedNamePart", "NamePartValue")) {
            String type = groups.getOrDefault(part.attribute("NamePartGroupID"), "");
            (person && type.equals("Last Name") ? family : rest).add(part.text());
        }
        if (family.length() == 0) {
            return rest.toString();
        }
        return rest.length() == 0 ? family.toString() : family + ", " + rest;
    }

    private void document(XmlNode document, OfacEntry entry) {
        String issued = "";
        String expires = "";
        for (XmlNode date : document.children("DocumentDate")) {
            String type = references.of("IDRegDocDateType", date.attribute("IDRegDocDateTypeID"));
            for (XmlNode period : date.children("DatePeriod")) {
                if (type.startsWith("Expir")) {
                    expires = AdvancedDates.text(period);
                } else {
                    issued = AdvancedDates.text(period);
                }
            }
        }
        String country = document.attribute("IssuedBy-CountryID");
        for (XmlNode issuer : document.children("IssuedBy")) {
            country = issuer.attribute("CountryID");
        }
        entry.detail(
                references.of("IDRegDocType", document.attribute("IDRegDocTypeID")),
                new Value(
                        document.text("IDRegistrationNo"),
                        references.of("Country", country),
                        issued,
                        expires));
    }

    private void feature(XmlNode feature, OfacEntry entry) {
        String type = references.of("FeatureType", feature.attribute("FeatureTypeID"));
        List<XmlNode> versions = new ArrayList<>(feature.children("FeatureVersion"));
        if (versions.isEmpty()) {
            versions.add(feature);
        }
        for (XmlNode version : versions) {
            for (XmlNode place : version.children("VersionLocation")) {
                location(type, place.attribute("LocationID"), entry);
            }
            for (XmlNode period : version.children("DatePeriod")) {
                entry.detail(type, Value.of(AdvancedDates.text(period)));
            }
            for (XmlNode detail : version.children("VersionDetail")) {
                String text = detail.text();
                String reference = detail.attribute("DetailReferenceID");
                entry.detail(
                        type,
                        Value.of(
                                text.isEmpty()
                                        ? references.of("DetailReference", reference)
                                        : text));
            }
        }
    }

    private void location(String type, String id, OfacEntry entry) {
        AdvancedLocation location = locations.get(id);
        if (location == null) {
            return;
        }
        if (type.equals("Location")) {
            entry.address(id, location.address());
        } else if (type.equals("Place of Birth")) {
            entry.detail(type, Value.of(location.text()));
        } else {
            entry.detail(type, Value.of(location.country()));
        }
    }
}
