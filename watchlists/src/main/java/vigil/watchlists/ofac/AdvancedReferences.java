package vigil.watchlists.ofac;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import vigil.watchlists.reading.XmlNode;

/** The reference tables at the head of the advanced XML: what its numbers stand for. */
final class AdvancedReferences {
    /** The tables that the reader looks into, by the name of their elements. */
    static final Set<String> TABLES =
            Set.of(
                    "AliasType",
                    "AreaCode",
                    "Country",
                    "DetailReference",
                    "FeatureType",
                    "IDRegDocDateType",
                    "IDRegDocType",
                    "LegalBasis",
                    "LocPartType",
                    "NamePartType",
                    "PartySubType",
                    "PartyType",
                    "RelationType",
                    "SanctionsType");

    private final Map<String, String> names = new HashMap<>();
    private final Map<String, String> partyTypes = new HashMap<>();
    private final Map<String, String> areaCountries = new HashMap<>();

    void take(XmlNode value) {
        names.put(key(value.name(), value.attribute("ID")), value.text());
        if (value.name().equals("PartySubType")) {
            partyTypes.put(value.attribute("ID"), value.attribute("PartyTypeID"));
        }
        if (value.name().equals("AreaCode")) {
            areaCountries.put(value.attribute("ID"), value.attribute("CountryID"));
        }
    }

    /** The name behind a number of a table; empty when the table lacks it. */
    String of(String table, String id) {
        return names.getOrDefault(key(table, id), "");
    }

    /** The country of an area, whose table may stand before that of the countries. */
    String countryOfArea(String area) {
        return of("Country", areaCountries.getOrDefault(area, ""));
    }

    /** Individual, Entity, Vessel or Aircraft. */
    String kindOfParty(String subType) {
        String name = of("PartySubType", subType);
        return name.isEmpty() || name.equals("Unknown")
                ? of("PartyType", partyTypes.getOrDefault(subType, ""))
                : name;
    }

    private static String key(String table, String id) {
        return table + "#" + id;
    }
}
