package vigil.filings.fincen;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.filings.parties.Identification;
import vigil.filings.parties.Institution;
import vigil.filings.report.ActivityLocation;
import vigil.filings.report.ActivityLocation.Branch;
import vigil.filings.report.ActivityLocation.Part;
import vigil.filings.report.CashLocation;
import vigil.filings.xml.FormElement;

/** Institutions as parties of a form. */
final class InstitutionElements {

    private InstitutionElements() {}

    static FormElement filer(Institution filer, String field) {
        FormElement party =
                PartyElements.party(PartyCode.FILER, field)
                        .text("PrimaryRegulatorTypeCode", "regulator", filer.regulator());
        return rest(party, filer, field);
    }

    static FormElement location(ActivityLocation location, String field) {
        String institution = field + ".institution";
        FormElement party =
                PartyElements.party(PartyCode.LOCATION, field)
                        .text("LossToFinancialAmountText", "loss", location.loss())
                        .mark("NoBranchActivityInvolvedIndicator", "noBranch", location.noBranch())
                        .mark("PayLocationIndicator", "part", location.part() == Part.PAYING)
                        .text(
                                "PrimaryRegulatorTypeCode",
                                "institution.regulator",
                                location.institution().regulator())
                        .mark("SellingLocationIndicator", "part", location.part() == Part.SELLING)
                        .mark(
                                "SellingPayingLocationIndicator",
                                "part",
                                location.part() == Part.BOTH);
        rest(party, location.institution(), institution);
        if (!location.branches().isEmpty()) {
            party.add(branches(location.branches(), field + ".branches"));
        }
        return party;
    }

    static FormElement location(CashLocation location, String field) {
        FormElement party =
                PartyElements.party(PartyCode.LOCATION, field)
                        .text("IndividualEntityCashInAmountText", "cashIn", location.cashIn())
                        .text("IndividualEntityCashOutAmountText", "cashOut", location.cashOut())
                        .text(
                                "PrimaryRegulatorTypeCode",
                                "institution.regulator",
                                location.institution().regulator());
        return rest(party, location.institution(), field + ".institution");
    }

    private static FormElement branches(List<Branch> branches, String field) {
        FormElement group = FormElement.group("PartyAssociation", field);
        for (int i = 0; i < branches.size(); i++) {
            group.add(branch(branches.get(i), field + "[" + i + "]"));
        }
        return group;
    }

    private static FormElement branch(Branch branch, String field) {
        Part part = branch.part();
        FormElement party =
                PartyElements.party(PartyCode.BRANCH, field)
                        .mark("PayLocationIndicator", "part", part == Part.PAYING)
                        .mark("SellingLocationIndicator", "part", part == Part.SELLING)
                        .mark("SellingPayingLocationIndicator", "part", part == Part.BOTH)
                        .add(PartyElements.address(branch.address(), field + ".address"));
        PartyElements.number(party, branch.rssd(), "14", field + ".rssd");
        return party;
    }

    private static FormElement rest(FormElement party, Institution institution, String field) {
        @Nullable String name = institution.name().value();
        if (institution.name().unknown()) {
            party.add(
                    FormElement.group("PartyName", field + ".name")
                            .mark("EntityLastNameUnknownIndicator", "", true)
                            .text("PartyNameTypeCode", "", "L"));
        } else {
            party.add(PartyElements.legalName(name, field + ".name"));
        }
        if (institution.tradeName() != null) {
            party.add(
                    PartyElements.otherName("DBA", institution.tradeName(), field + ".tradeName"));
        }
        party.add(PartyElements.address(institution.address(), field + ".address"));
        PartyElements.taxNumber(party, institution.taxNumber(), field + ".taxNumber");
        List<Identification> registrations = institution.registrations();
        for (int i = 0; i < registrations.size(); i++) {
            party.add(
                    PartyElements.identification(
                            registrations.get(i), field + ".registrations[" + i + "]"));
        }
        PartyElements.kinds(party, institution.kinds(), field + ".kinds");
        return party;
    }
}
