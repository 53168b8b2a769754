package vigil.filings.rules;

import java.time.LocalDate;
import java.util.List;
import vigil.filings.parties.AccountHolding;
import vigil.filings.parties.Phone;
import vigil.filings.parties.Relationship;
import vigil.filings.parties.Relationship.Tie;
import vigil.filings.parties.Subject;

/** Subjects of a suspicious activity report. */
final class Subjects {
    private final LocalDate today;
    private final Findings findings;

    Subjects(LocalDate today, Findings findings) {
        this.today = today;
        this.findings = findings;
    }

    void check(Subject subject, String field) {
        if (subject.nothingKnown()) {
            findings.when(
                    !subject.equals(Subject.unknown()),
                    field + ".nothingKnown",
                    "nothing-known-but-something",
                    "Either nothing is known of the subject, or what is known is filled in: not both.");
            return;
        }
        Identifications.name(subject.name(), subject.entity(), field + ".name", findings);
        Identifications.birth(
                subject.birthDate(), subject.entity(), today, field + ".birthDate", findings);
        findings.when(
                subject.entity() && subject.gender() != null,
                field + ".gender",
                "entity-has-no-gender",
                "Leave the gender empty: the subject is an entity.");
        findings.when(
                subject.addresses().isEmpty(),
                field + ".addresses",
                "required-or-unknown",
                "Add an address, or one that is marked as unknown.");
        for (int i = 0; i < subject.addresses().size(); i++) {
            Addresses.of(subject.addresses().get(i), field + ".addresses[" + i + "]", findings);
        }
        phones(subject.phones(), field + ".phones");
        TaxNumbers.ofAnybody(subject.taxNumber(), subject.entity(), field + ".taxNumber", findings);
        documents(subject, field);
        relationships(subject.relationships(), field + ".relationships");
        accounts(subject, field);
    }

    private void phones(List<Phone> phones, String field) {
        for (int i = 0; i < phones.size(); i++) {
            String at = field + "[" + i + "]";
            Institutions.phone(phones.get(i).number(), at + ".number", findings);
            Institutions.extension(phones.get(i).extension(), at + ".extension", findings);
        }
    }

    private void documents(Subject subject, String field) {
        String documents = field + ".identifications";
        if (!subject.entity()) {
            findings.when(
                    subject.identifications().isEmpty() && !subject.identificationUnknown(),
                    documents,
                    "required-or-unknown",
                    "Add an identity document, or mark that none is known.");
        }
        findings.when(
                !subject.identifications().isEmpty() && subject.identificationUnknown(),
                documents,
                "known-and-unknown",
                "Either add identity documents or mark that none is known, not both.");
        for (int i = 0; i < subject.identifications().size(); i++) {
            Identifications.document(
                    subject.identifications().get(i), documents + "[" + i + "]", findings);
        }
    }

    private void relationships(List<Relationship> relationships, String field) {
        for (int i = 0; i < relationships.size(); i++) {
            relationship(relationships.get(i), field + "[" + i + "]");
        }
    }

    private void relationship(Relationship tie, String field) {
        findings.need(
                tie.institutionTaxNumber(),
                field + ".institutionTaxNumber",
                "the institution that the subject is tied to");
        findings.when(tie.ties().isEmpty(), field + ".ties", "required", "Say how they are tied.");
        Institutions.other(
                tie.ties().contains(Tie.OTHER), tie.otherTie(), field + ".otherTie", findings);
        findings.when(
                tie.ties().contains(Tie.NONE) && tie.ties().size() > 1,
                field + ".ties",
                "none-and-some",
                "\"No relationship\" goes with no other one.");
        boolean insider =
                tie.ties().contains(Tie.DIRECTOR)
                        || tie.ties().contains(Tie.EMPLOYEE)
                        || tie.ties().contains(Tie.OFFICER)
                        || tie.ties().contains(Tie.OWNER);
        findings.when(
                insider && tie.standing() == null,
                field + ".standing",
                "required",
                "Say what became of the insider: continues, resigned, suspended or terminated.");
        findings.when(
                !insider && tie.standing() != null,
                field + ".standing",
                "not-an-insider",
                "Leave the standing empty: the subject is no insider.");
        boolean ended = tie.standing() != null && tie.standing() != Relationship.Standing.CONTINUES;
        findings.when(
                !ended && tie.actionOn() != null,
                field + ".actionOn",
                "date-without-action",
                "Leave the date empty: nothing ended.");
        findings.past(tie.actionOn(), today, field + ".actionOn");
    }

    private void accounts(Subject subject, String field) {
        List<AccountHolding> holdings = subject.holdings();
        findings.when(
                subject.noAccount() == !holdings.isEmpty(),
                field + ".holdings",
                subject.noAccount() ? "known-and-unknown" : "required-or-unknown",
                "Name the accounts that had a part in it, or mark that none had.");
        for (int i = 0; i < holdings.size(); i++) {
            String at = field + ".holdings[" + i + "]";
            AccountHolding holding = holdings.get(i);
            findings.when(
                    !holding.foreign() && holding.institutionTaxNumber() == null,
                    at + ".institutionTaxNumber",
                    "required",
                    "Fill in the taxpayer number of the institution, or mark it as a foreign one.");
            findings.when(
                    holding.accounts().isEmpty(), at + ".accounts", "required", "Add an account.");
            for (int j = 0; j < holding.accounts().size(); j++) {
                findings.need(
                        holding.accounts().get(j).number(),
                        at + ".accounts[" + j + "].number",
                        "the account number");
            }
        }
    }
}
