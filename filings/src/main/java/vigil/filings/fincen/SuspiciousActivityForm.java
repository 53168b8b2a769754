package vigil.filings.fincen;

import java.util.List;
import vigil.filings.parties.AuthorityContact;
import vigil.filings.report.CyberEvent;
import vigil.filings.report.Instrument;
import vigil.filings.report.InstrumentDetail;
import vigil.filings.report.NetworkTrace;
import vigil.filings.report.Occasion;
import vigil.filings.report.Occasion.Kind;
import vigil.filings.report.Suspicion;
import vigil.filings.report.Suspicion.Classification;
import vigil.filings.report.SuspiciousActivityReport;
import vigil.filings.xml.FormElement;

/** A suspicious activity report as an activity of a batch, in the order of the schema. */
final class SuspiciousActivityForm {

    private SuspiciousActivityForm() {}

    static FormElement of(SuspiciousActivityReport report) {
        Occasion occasion = report.occasion();
        FormElement activity =
                FormElement.group("Activity", "")
                        .text(
                                "EFilingPriorDocumentNumber",
                                "occasion.priorDocument",
                                occasion.priorDocument())
                        .text("FilingDateText", "filedOn", PartyElements.day(report.filedOn()))
                        .text("FilingInstitutionNotetoFinCEN", "note", report.note())
                        .add(association(occasion));
        if (report.attachment() != null) {
            activity.add(
                    FormElement.group("ActivitySupportDocument", "attachment")
                            .text("OriginalAttachmentFileName", "", report.attachment()));
        }
        parties(activity, report);
        activity.add(suspicion(report.suspicion()));
        traces(activity, report.networkTraces(), report.cyberEvents());
        instruments(activity, report.instruments(), report.instrumentDetails());
        narrative(activity, report.narrative() == null ? "" : report.narrative());
        return activity;
    }

    private static FormElement association(Occasion occasion) {
        return FormElement.group("ActivityAssociation", "occasion")
                .mark("ContinuingActivityReportIndicator", "kinds", occasion.is(Kind.CONTINUING))
                .mark("CorrectsAmendsPriorReportIndicator", "kinds", occasion.is(Kind.CORRECTION))
                .mark("InitialReportIndicator", "kinds", occasion.is(Kind.INITIAL))
                .mark("JointReportIndicator", "kinds", occasion.is(Kind.JOINT));
    }

    private static void parties(FormElement activity, SuspiciousActivityReport report) {
        activity.add(PartyElements.transmitter(report.transmitter(), "transmitter"))
                .add(PartyElements.transmitterContact(report.transmitter(), "transmitter"))
                .add(InstitutionElements.filer(report.filer(), "filer"))
                .add(PartyElements.office(report.contactOffice(), "contactOffice"));
        if (report.authority() != null) {
            authority(activity, report.authority());
        }
        for (int i = 0; i < report.locations().size(); i++) {
            activity.add(
                    InstitutionElements.location(
                            report.locations().get(i), "locations[" + i + "]"));
        }
        for (int i = 0; i < report.subjects().size(); i++) {
            activity.add(SubjectElements.of(report.subjects().get(i), "subjects[" + i + "]"));
        }
    }

    private static void authority(FormElement activity, AuthorityContact contact) {
        FormElement agency =
                PartyElements.party(PartyCode.AUTHORITY, "authority")
                        .text("ContactDateText", "on", PartyElements.day(contact.on()))
                        .add(PartyElements.legalName(contact.agency(), "authority.agency"));
        if (contact.phone() != null || contact.extension() != null) {
            agency.add(
                    PartyElements.phone(contact.extension(), contact.phone(), null, "authority"));
        }
        activity.add(agency);
        if (contact.person() != null) {
            activity.add(
                    PartyElements.party(PartyCode.AUTHORITY_PERSON, "authority.person")
                            .add(PartyElements.legalName(contact.person(), "authority.person")));
        }
    }

    private static FormElement suspicion(Suspicion suspicion) {
        FormElement element =
                FormElement.group("SuspiciousActivity", "suspicion")
                        .mark("AmountUnknownIndicator", "amount", suspicion.amountUnknown())
                        .text(
                                "CumulativeTotalViolationAmountText",
                                "cumulativeAmount",
                                suspicion.cumulativeAmount())
                        .mark("NoAmountInvolvedIndicator", "amount", suspicion.noAmount())
                        .text(
                                "SuspiciousActivityFromDateText",
                                "from",
                                PartyElements.day(suspicion.from()))
                        .text(
                                "SuspiciousActivityToDateText",
                                "to",
                                PartyElements.day(suspicion.to()))
                        .text("TotalSuspiciousAmountText", "amount", suspicion.amount());
        for (int i = 0; i < suspicion.classifications().size(); i++) {
            Classification kind = suspicion.classifications().get(i);
            element.add(
                    FormElement.group(
                                    "SuspiciousActivityClassification",
                                    "suspicion.classifications[" + i + "]")
                            .text("OtherSuspiciousActivityTypeText", "other", kind.other())
                            .text("SuspiciousActivitySubtypeID", "subtype", kind.subtype())
                            .text("SuspiciousActivityTypeID", "type", kind.type()));
        }
        return element;
    }

    private static void traces(
            FormElement activity, List<NetworkTrace> traces, List<CyberEvent> events) {
        for (int i = 0; i < traces.size(); i++) {
            NetworkTrace trace = traces.get(i);
            activity.add(
                    FormElement.group("ActivityIPAddress", "networkTraces[" + i + "]")
                            .text("ActivityIPAddressDateText", "on", PartyElements.day(trace.on()))
                            .text("ActivityIPAddressTimeStampText", "time", trace.time())
                            .text("IPAddressText", "address", trace.address()));
        }
        for (int i = 0; i < events.size(); i++) {
            CyberEvent event = events.get(i);
            activity.add(
                    FormElement.group("CyberEventIndicators", "cyberEvents[" + i + "]")
                            .text("CyberEventDateText", "on", PartyElements.day(event.on()))
                            .text("CyberEventIndicatorsTypeCode", "type", event.type())
                            .text("CyberEventTimeStampText", "time", event.time())
                            .text("CyberEventTypeOtherText", "other", event.other())
                            .text("EventValueText", "value", event.value()));
        }
    }

    private static void instruments(
            FormElement activity, List<Instrument> instruments, List<InstrumentDetail> details) {
        for (int i = 0; i < instruments.size(); i++) {
            Instrument instrument = instruments.get(i);
            activity.add(
                    FormElement.group("Assets", "instruments[" + i + "]")
                            .text("AssetSubtypeID", "subtype", instrument.subtype())
                            .text("AssetTypeID", "type", instrument.type())
                            .text("OtherAssetSubtypeText", "other", instrument.other()));
        }
        for (int i = 0; i < details.size(); i++) {
            activity.add(
                    FormElement.group("AssetsAttribute", "instrumentDetails[" + i + "]")
                            .text("AssetAttributeDescriptionText", "text", details.get(i).text())
                            .text("AssetAttributeTypeID", "type", details.get(i).type()));
        }
    }

    private static void narrative(FormElement activity, String narrative) {
        List<String> blocks = NarrativeBlocks.cut(narrative);
        for (int i = 0; i < blocks.size(); i++) {
            activity.add(
                    FormElement.group("ActivityNarrativeInformation", "narrative")
                            .text("ActivityNarrativeSequenceNumber", "", i + 1)
                            .text("ActivityNarrativeText", "", blocks.get(i)));
        }
    }
}
