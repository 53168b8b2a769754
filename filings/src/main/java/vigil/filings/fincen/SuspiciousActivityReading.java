package vigil.filings.fincen;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigil.filings.parties.AuthorityContact;
import vigil.filings.report.ActivityLocation;
import vigil.filings.report.ActivityLocation.Branch;
import vigil.filings.report.ActivityLocation.Part;
import vigil.filings.report.CyberEvent;
import vigil.filings.report.Instrument;
import vigil.filings.report.InstrumentDetail;
import vigil.filings.report.NetworkTrace;
import vigil.filings.report.Occasion;
import vigil.filings.report.Occasion.Kind;
import vigil.filings.report.Suspicion;
import vigil.filings.report.Suspicion.Classification;
import vigil.filings.report.SuspiciousActivityReport;
import vigil.filings.xml.ReadElement;
import vigil.filings.xml.UnreadableForm;

/** Reads a suspicious activity report back from an activity of a batch. */
final class SuspiciousActivityReading {

    private SuspiciousActivityReading() {}

    static SuspiciousActivityReport of(ReadElement activity) throws UnreadableForm {
        ReadElement attachment = activity.first("ActivitySupportDocument");
        List<ActivityLocation> locations = new ArrayList<>();
        for (ReadElement party : PartyReading.parties(activity, PartyCode.LOCATION)) {
            locations.add(location(party));
        }
        return new SuspiciousActivityReport(
                occasion(activity),
                PartyReading.day(activity, "FilingDateText"),
                activity.value("FilingInstitutionNotetoFinCEN"),
                attachment == null ? null : attachment.value("OriginalAttachmentFileName"),
                PartyReading.transmitter(activity),
                PartyReading.institution(PartyReading.party(activity, PartyCode.FILER)),
                PartyReading.office(activity),
                authority(activity),
                locations,
                SubjectReading.all(activity),
                suspicion(activity),
                traces(activity),
                events(activity),
                activity.all("Assets").stream().map(SuspiciousActivityReading::instrument).toList(),
                activity.all("AssetsAttribute").stream()
                        .map(asset ->
                                new InstrumentDetail(
                                        asset.value("AssetAttributeTypeID"),
                                        asset.value("AssetAttributeDescriptionText")))
                        .toList(),
                NarrativeBlocks.join(activity.all("ActivityNarrativeInformation")));
    }

    private static Occasion occasion(ReadElement activity) throws UnreadableForm {
        ReadElement association = activity.first("ActivityAssociation");
        if (association == null) {
            throw new UnreadableForm("an activity does not say what kind of report it is");
        }
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        add(kinds, Kind.CONTINUING, association.marked("ContinuingActivityReportIndicator"));
        add(kinds, Kind.CORRECTION, association.marked("CorrectsAmendsPriorReportIndicator"));
        add(kinds, Kind.INITIAL, association.marked("InitialReportIndicator"));
        add(kinds, Kind.JOINT, association.marked("JointReportIndicator"));
        return new Occasion(kinds, activity.value("EFilingPriorDocumentNumber"));
    }

    private static void add(Set<Kind> kinds, Kind kind, boolean marked) {
        if (marked) {
            kinds.add(kind);
        }
    }

    private static @Nullable AuthorityContact authority(ReadElement activity)
            throws UnreadableForm {
        List<ReadElement> agencies = PartyReading.parties(activity, PartyCode.AUTHORITY);
        if (agencies.isEmpty()) {
            return null;
        }
        ReadElement agency = agencies.getFirst();
        ReadElement phone = agency.first("PhoneNumber");
        List<ReadElement> persons = PartyReading.parties(activity, PartyCode.AUTHORITY_PERSON);
        return new AuthorityContact(
                PartyReading.fullName(agency),
                persons.isEmpty() ? null : PartyReading.fullName(persons.getFirst()),
                phone == null ? null : phone.value("PhoneNumberText"),
                phone == null ? null : phone.value("PhoneNumberExtensionText"),
                PartyReading.day(agency, "ContactDateText"));
    }

    private static ActivityLocation location(ReadElement party) throws UnreadableForm {
        List<Branch> branches = new ArrayList<>();
        for (ReadElement association : party.all("PartyAssociation")) {
            for (ReadElement branch : association.all("Party")) {
                branches.add(
                        new Branch(
                                PartyReading.address(branch.first("Address")),
                                PartyReading.number(branch, "14"),
                                part(branch)));
            }
        }
        return new ActivityLocation(
                PartyReading.institution(party),
                part(party),
                PartyReading.amount(party, "LossToFinancialAmountText"),
                party.marked("NoBranchActivityInvolvedIndicator"),
                branches);
    }

    private static @Nullable Part part(ReadElement party) {
        if (party.marked("SellingPayingLocationIndicator")) {
            return Part.BOTH;
        }
        if (party.marked("SellingLocationIndicator")) {
            return Part.SELLING;
        }
        return party.marked("PayLocationIndicator") ? Part.PAYING : null;
    }

    private static Suspicion suspicion(ReadElement activity) throws UnreadableForm {
        ReadElement suspicion = activity.first("SuspiciousActivity");
        if (suspicion == null) {
            return Suspicion.MISSING;
        }
        return new Suspicion(
                PartyReading.amount(suspicion, "TotalSuspiciousAmountText"),
                PartyReading.amount(suspicion, "CumulativeTotalViolationAmountText"),
                suspicion.marked("AmountUnknownIndicator"),
                suspicion.marked("NoAmountInvolvedIndicator"),
                PartyReading.day(suspicion, "SuspiciousActivityFromDateText"),
                PartyReading.day(suspicion, "SuspiciousActivityToDateText"),
                suspicion.all("SuspiciousActivityClassification").stream()
                        .map(kind ->
                                new Classification(
                                        kind.value("SuspiciousActivityTypeID"),
                                        kind.value("SuspiciousActivitySubtypeID"),
                                        kind.value("OtherSuspiciousActivityTypeText")))
                        .toList());
    }

    private static List<NetworkTrace> traces(ReadElement activity) throws UnreadableForm {
        List<NetworkTrace> traces = new ArrayList<>();
        for (ReadElement trace : activity.all("ActivityIPAddress")) {
            traces.add(
                    new NetworkTrace(
                            trace.value("IPAddressText"),
                            PartyReading.day(trace, "ActivityIPAddressDateText"),
                            trace.value("ActivityIPAddressTimeStampText")));
        }
        return traces;
    }

    private static List<CyberEvent> events(ReadElement activity) throws UnreadableForm {
        List<CyberEvent> events = new ArrayList<>();
        for (ReadElement event : activity.all("CyberEventIndicators")) {
            events.add(
                    new CyberEvent(
                            event.value("CyberEventIndicatorsTypeCode"),
                            event.value("EventValueText"),
                            event.value("CyberEventTypeOtherText"),
                            PartyReading.day(event, "CyberEventDateText"),
                            event.value("CyberEventTimeStampText")));
        }
        return events;
    }

    private static Instrument instrument(ReadElement asset) {
        return new Instrument(
                asset.value("AssetTypeID"),
                asset.value("AssetSubtypeID"),
                asset.value("OtherAssetSubtypeText"));
    }
}
