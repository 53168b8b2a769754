package vigil.watchlists.formats;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vigil.watchlists.entities.ListId;
import vigil.watchlists.eu.EuCsvReader;
import vigil.watchlists.eu.EuXmlReader;
import vigil.watchlists.ftm.FtmReader;
import vigil.watchlists.ofac.OfacAdvancedReader;
import vigil.watchlists.ofac.OfacClassicReader;
import vigil.watchlists.ofac.OfacList;
import vigil.watchlists.ofac.OfacXmlReader;
import vigil.watchlists.reading.ListReader;
import vigil.watchlists.senzing.SenzingReader;
import vigil.watchlists.uk.UkCsvReader;
import vigil.watchlists.uk.UkXmlReader;
import vigil.watchlists.un.UnReader;

/** The formats that need no mapping. */
public enum ListFormat {
    OFAC_SDN_CLASSIC("ofac-sdn", new OfacClassicReader(OfacList.SDN)),
    OFAC_SDN_XML("ofac-sdn", new OfacXmlReader(OfacList.SDN)),
    OFAC_SDN_ADVANCED("ofac-sdn", new OfacAdvancedReader(OfacList.SDN)),
    OFAC_CONS_CLASSIC("ofac-cons", new OfacClassicReader(OfacList.CONSOLIDATED)),
    OFAC_CONS_XML("ofac-cons", new OfacXmlReader(OfacList.CONSOLIDATED)),
    OFAC_CONS_ADVANCED("ofac-cons", new OfacAdvancedReader(OfacList.CONSOLIDATED)),
    UN_XML("un-sc", new UnReader()),
    EU_XML("eu-fsf", new EuXmlReader()),
    EU_CSV("eu-fsf", new EuCsvReader()),
    UK_XML("uk-fcdo", new UkXmlReader()),
    UK_CSV("uk-fcdo", new UkCsvReader()),
    FTM("ftm", new FtmReader()),
    SENZING("senzing", new SenzingReader());

    private final ListId usualList;
    private final ListReader reader;

    ListFormat(String usualList, ListReader reader) {
        this.usualList = new ListId(usualList);
        this.reader = reader;
    }

    /** The name to ask for it: {@code ofac-sdn-classic}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The list that comes in this format, when nobody says which it is. */
    public ListId usualList() {
        return usualList;
    }

    public ListReader reader() {
        return reader;
    }

    /** The format of that name. */
    public static Optional<ListFormat> named(String name) {
        return Arrays.stream(values()).filter(format -> format.text().equals(name)).findFirst();
    }

    /** All names. */
    public static List<String> names() {
        return Arrays.stream(values()).map(ListFormat::text).toList();
    }
}
