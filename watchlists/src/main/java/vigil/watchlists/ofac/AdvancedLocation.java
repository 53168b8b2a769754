package vigil.watchlists.ofac;

import java.util.StringJoiner;
import vigil.watchlists.reading.Dossier.PostalAddress;
import vigil.watchlists.reading.XmlNode;

/**
 * A place of the advanced XML.
 *
 * @param address the place in parts
 * @param text all of it in a line, or the country alone
 */
record AdvancedLocation(PostalAddress address, String text) {

    static AdvancedLocation of(XmlNode node, AdvancedReferences references) {
        StringJoiner street = new StringJoiner(", ");
        String city = "";
        String state = "";
        String postalCode = "";
        for (XmlNode part : node.children("LocationPart")) {
            String value = part.text("LocationPartValue", "Value");
            switch (references.of("LocPartType", part.attribute("LocPartTypeID"))) {
                case "CITY" -> city = value;
                case "STATE/PROVINCE" -> state = value;
                case "POSTAL CODE" -> postalCode = value;
                default -> street.add(value);
            }
        }
        PostalAddress address =
                new PostalAddress(
                        street.toString(), city, state, postalCode, country(node, references));
        String full = address.full();
        return new AdvancedLocation(address, full.isEmpty() ? address.country() : full);
    }

    /** The country, or what stands for it. */
    String country() {
        return address.country().isEmpty() ? text : address.country();
    }

    private static String country(XmlNode node, AdvancedReferences references) {
        for (XmlNode country : node.children("LocationCountry")) {
            return references.of("Country", country.attribute("CountryID"));
        }
        for (XmlNode area : node.children("LocationAreaCode")) {
            return references.countryOfArea(area.attribute("AreaCodeID"));
        }
        return "";
    }
}
