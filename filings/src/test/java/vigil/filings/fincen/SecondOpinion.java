package vigil.filings.fincen;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * FinCEN's rules a second time, held against the bytes of a batch: written from the schema's notes
 * and the filing requirements alone, without a look at what fills in or writes reports.
 */
final class SecondOpinion {
    private final List<String> faults = new ArrayList<>();
    private final Element batch;
    private final boolean currency;

    private SecondOpinion(Document document) {
        this.batch = document.getDocumentElement();
        this.currency = text(batch, "FormTypeCode").equals("CTRX");
    }

    static List<String> on(byte[] file) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        SecondOpinion opinion =
                new SecondOpinion(
                        factory.newDocumentBuilder().parse(new ByteArrayInputStream(file)));
        opinion.batch();
        return opinion.faults;
    }

    private void batch() {
        Set<String> numbers = new HashSet<>();
        long total = 0;
        long parties = 0;
        long documents = 0;
        List<Element> activities = kids(batch, "Activity");
        for (Element element : all(batch)) {
            if (element != batch && !kids(element).isEmpty()) {
                expect(numbers.add(element.getAttribute("SeqNum")), "number twice or missing");
            }
            if (kids(element).isEmpty()) {
                value(element);
            }
        }
        for (Element activity : activities) {
            activity(activity);
            documents += kids(activity, "ActivitySupportDocument").size();
            if (currency) {
                parties += kids(activity, "Party").size();
                for (Element detail : deep(activity, "DetailTransactionAmountText")) {
                    total += Long.parseLong(detail.getTextContent());
                }
            } else {
                parties += of(activity, "33").size();
                String amount =
                        text(
                                kids(activity, "SuspiciousActivity").get(0),
                                "TotalSuspiciousAmountText");
                total += amount.isEmpty() ? 0 : Long.parseLong(amount);
            }
        }
        expect(batch.getAttribute("ActivityCount").equals("" + activities.size()), "activities");
        expect(batch.getAttribute("PartyCount").equals("" + parties), "parties");
        expect(batch.getAttribute("TotalAmount").equals("" + total), "total");
        if (!currency) {
            expect(batch.getAttribute("AttachmentCount").equals("" + documents), "attachments");
            expect(batch.getAttribute("ActivityAttachmentCount").equals("" + documents), "with");
        }
    }

    /** No value has blanks around it, and dates are days that exist and have come. */
    private void value(Element element) {
        String value = element.getTextContent();
        String name = element.getLocalName();
        if (!name.equals("ActivityNarrativeText")) {
            expect(value.equals(value.strip()) && !value.contains("\n"), "blanks in " + name);
        }
        if (name.endsWith("DateText") && !name.contains("Birth") && !value.isEmpty()) {
            int year = Integer.parseInt(value.substring(0, 4));
            int month = Integer.parseInt(value.substring(4, 6));
            int day = Integer.parseInt(value.substring(6, 8));
            expect(day <= java.time.YearMonth.of(year, month).lengthOfMonth(), "no day: " + name);
            expect(Integer.parseInt(value) <= 20260302, "future: " + name);
        }
        if (name.endsWith("AmountText") && !value.isEmpty()) {
            expect(value.matches("0|[1-9]\\d*"), "no whole dollars: " + name);
        }
    }

    private void activity(Element activity) {
        for (String once : List.of("35", "37", "30", "8")) {
            expect(of(activity, once).size() == 1, "one party of type " + once);
        }
        expect(!of(activity, "34").isEmpty(), "a place");
        transmitter(of(activity, "35").get(0));
        Element association = kids(activity, "ActivityAssociation").get(0);
        boolean first =
                yes(association, "InitialReportIndicator")
                        || yes(association, "FinCENDirectBackFileIndicator");
        boolean follows =
                yes(association, "CorrectsAmendsPriorReportIndicator")
                        || yes(association, "ContinuingActivityReportIndicator");
        expect(first != follows, "either first or following");
        String prior = text(activity, "EFilingPriorDocumentNumber");
        expect(follows ? prior.matches("[0-9]{14}") : prior.isEmpty(), "prior document");
        if (currency) {
            cash(activity);
        } else {
            suspicious(activity, yes(association, "ContinuingActivityReportIndicator"));
        }
    }

    private void transmitter(Element party) {
        int codes = 0;
        int taxes = 0;
        for (Element number : kids(party, "PartyIdentification")) {
            String type = text(number, "PartyIdentificationTypeCode");
            codes += type.equals("28") ? 1 : 0;
            taxes += type.equals("4") ? 1 : 0;
        }
        expect(codes == 1 && taxes == 1, "transmitter's code and tax number");
        expect(!text(kids(party, "PhoneNumber").get(0), "PhoneNumberText").isEmpty(), "phone");
    }

    private void suspicious(Element activity, boolean continuing) {
        List<Element> subjects = of(activity, "33");
        expect(!subjects.isEmpty(), "a subject");
        subjects.forEach(this::subject);
        Element what = kids(activity, "SuspiciousActivity").get(0);
        int ways = 0;
        ways += text(what, "TotalSuspiciousAmountText").isEmpty() ? 0 : 1;
        ways += yes(what, "AmountUnknownIndicator") ? 1 : 0;
        ways += yes(what, "NoAmountInvolvedIndicator") ? 1 : 0;
        expect(ways == 1, "amount, unknown or none");
        expect(
                continuing != text(what, "CumulativeTotalViolationAmountText").isEmpty(),
                "cumulative");
        String to = text(what, "SuspiciousActivityToDateText");
        expect(
                to.isEmpty() || to.compareTo(text(what, "SuspiciousActivityFromDateText")) >= 0,
                "range");
        for (Element kind : kids(what, "SuspiciousActivityClassification")) {
            String subtype = text(kind, "SuspiciousActivitySubtypeID");
            String type = text(kind, "SuspiciousActivityTypeID");
            boolean other = subtype.endsWith("999");
            expect(
                    subtype.equals(other ? type + "999" : type + subtype.substring(type.length()))
                            && subtype.length() == type.length() + (other ? 3 : 2),
                    "subtype of its type");
            expect(
                    other != text(kind, "OtherSuspiciousActivityTypeText").isEmpty(),
                    "other in words");
        }
        List<Element> blocks = kids(activity, "ActivityNarrativeInformation");
        StringBuilder narrative = new StringBuilder();
        for (int i = 0; i < blocks.size(); i++) {
            expect(
                    text(blocks.get(i), "ActivityNarrativeSequenceNumber").equals("" + (i + 1)),
                    "block");
            narrative.append(text(blocks.get(i), "ActivityNarrativeText"));
        }
        int length = narrative.codePointCount(0, narrative.length());
        expect(length > 0 && length <= 17_000, "narrative's length");
    }

    private void subject(Element subject) {
        if (yes(subject, "AllCriticalSubjectInformationUnavailableIndicator")) {
            expect(kids(subject).size() == 2, "nothing known and nothing said");
            return;
        }
        boolean entity = yes(subject, "PartyAsEntityOrganizationIndicator");
        name(subject, entity);
        birth(subject, entity);
        kids(subject, "Address").forEach(this::address);
        expect(!kids(subject, "Address").isEmpty(), "an address");
        tax(subject);
        boolean none = yes(subject, "NoKnownAccountInvolvedIndicator");
        expect(none == kids(subject, "PartyAccountAssociation").isEmpty(), "accounts or none");
    }

    private void name(Element party, boolean entity) {
        Element name = kids(party, "PartyName").get(0);
        expect(
                !text(name, "RawEntityIndividualLastName").isEmpty()
                        != yes(name, "EntityLastNameUnknownIndicator"),
                "last name");
        if (entity) {
            expect(text(name, "RawIndividualFirstName").isEmpty(), "an entity's first name");
        } else {
            expect(
                    !text(name, "RawIndividualFirstName").isEmpty()
                            != yes(name, "FirstNameUnknownIndicator"),
                    "first name");
        }
    }

    private void birth(Element party, boolean entity) {
        boolean said = !text(party, "IndividualBirthDateText").isEmpty();
        boolean unknown = yes(party, "BirthDateUnknownIndicator");
        expect(entity ? !said && !unknown : said != unknown, "birth date");
    }

    private void tax(Element party) {
        int said = 0;
        for (Element number : kids(party, "PartyIdentification")) {
            String type = text(number, "PartyIdentificationTypeCode");
            String value = text(number, "PartyIdentificationNumberText");
            said +=
                    yes(number, "TINUnknownIndicator") || Set.of("1", "2", "9").contains(type)
                            ? 1
                            : 0;
            expect(!Set.of("1", "2").contains(type) || value.matches("[0-9]{9}"), "tax number");
            expect(
                    !type.equals("999")
                            || !text(number, "OtherPartyIdentificationTypeText").isEmpty(),
                    "other document");
        }
        expect(said == 1, "one tax number, or unknown");
    }

    private void address(Element address) {
        String country = text(address, "RawCountryCodeText");
        boolean unknown = yes(address, "CountryCodeUnknownIndicator");
        expect(country.isEmpty() == unknown, "country");
        expect(
                !text(address, "RawCityText").isEmpty() != yes(address, "CityUnknownIndicator"),
                "city");
        expect(
                !text(address, "RawStreetAddress1Text").isEmpty()
                        != yes(address, "StreetAddressUnknownIndicator"),
                "street");
        boolean states = Set.of("US", "CA", "MX").contains(country);
        boolean state = !text(address, "RawStateCodeText").isEmpty();
        expect(
                states ? state != yes(address, "StateCodeUnknownIndicator") : unknown || !state,
                "state");
    }

    private void cash(Element activity) {
        Element cash = kids(activity, "CurrencyTransactionActivity").get(0);
        long in = 0;
        long out = 0;
        for (Element detail : kids(cash, "CurrencyTransactionActivityDetail")) {
            int type = Integer.parseInt(text(detail, "CurrencyTransactionActivityDetailTypeCode"));
            long amount = Long.parseLong(text(detail, "DetailTransactionAmountText"));
            in += Set.of(55, 46, 23, 12, 14, 49, 18, 21, 25, 997).contains(type) ? amount : 0;
            out += Set.of(56, 30, 32, 13, 15, 48, 28, 31, 33, 34, 998).contains(type) ? amount : 0;
            boolean foreign = type == 53 || type == 54;
            expect(
                    foreign != text(detail, "OtherForeignCurrencyCountryText").isEmpty(),
                    "country of notes");
            boolean other = type == 997 || type == 998;
            expect(
                    other != text(detail, "OtherCurrencyTransactionActivityDetailText").isEmpty(),
                    "other in words");
        }
        expect(text(cash, "TotalCashInReceiveAmountText").equals("" + in), "cash in");
        expect(text(cash, "TotalCashOutAmountText").equals("" + out), "cash out");
        expect(in > 10_000 || out > 10_000, "over the limit");
        int involved = 0;
        for (String type : List.of("50", "17", "23", "58")) {
            for (Element person : of(activity, type)) {
                involved++;
                boolean entity = yes(person, "PartyAsEntityOrganizationIndicator");
                expect(!entity || type.equals("23") || type.equals("58"), "an entity carries");
                name(person, entity);
                birth(person, entity);
                tax(person);
                kids(person, "Address").forEach(this::address);
            }
        }
        expect(involved > 0, "somebody involved");
        expect(of(activity, "17").isEmpty() || !of(activity, "23").isEmpty(), "for whom");
    }

    private void expect(boolean holds, String what) {
        if (!holds) {
            faults.add(what);
        }
    }

    private static List<Element> of(Element activity, String type) {
        return kids(activity, "Party").stream()
                .filter(party -> text(party, "ActivityPartyTypeCode").equals(type))
                .toList();
    }

    private static boolean yes(Element parent, String name) {
        return text(parent, name).equals("Y");
    }

    private static String text(Element parent, String name) {
        List<Element> found = kids(parent, name);
        return found.isEmpty() ? "" : found.get(0).getTextContent();
    }

    private static List<Element> kids(Element parent, String name) {
        return kids(parent).stream().filter(kid -> kid.getLocalName().equals(name)).toList();
    }

    private static List<Element> kids(Element parent) {
        List<Element> kids = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                kids.add(element);
            }
        }
        return kids;
    }

    private static List<Element> deep(Element parent, String name) {
        return all(parent).stream().filter(e -> e.getLocalName().equals(name)).toList();
    }

    private static List<Element> all(Element parent) {
        NodeList nodes = parent.getElementsByTagNameNS("*", "*");
        List<Element> all = new ArrayList<>(nodes.getLength());
        for (int i = 0; i < nodes.getLength(); i++) {
            all.add((Element) nodes.item(i));
        }
        return all;
    }
}
