package vigil.monitoring.intake.iso20022;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigil.kernel.secrecy.Personal;
import vigil.monitoring.intake.AccountNumber;
import vigil.monitoring.intake.AccountScheme;
import vigil.monitoring.intake.Agent;
import vigil.monitoring.intake.Detail;
import vigil.monitoring.intake.FailureCode;
import vigil.monitoring.intake.Party;
import vigil.monitoring.intake.checks.Accounts;
import vigil.monitoring.intake.checks.Accounts.KnownParty;
import vigil.monitoring.intake.checks.Bic;
import vigil.monitoring.intake.checks.Countries;
import vigil.monitoring.intake.checks.Iban;
import vigil.monitoring.intake.checks.Lei;
import vigil.monitoring.intake.checks.Placeholders;
import vigil.monitoring.intake.iso20022.xml.Elements;
import vigil.monitoring.intake.iso20022.xml.XmlNode;

/**
 * Reads debtors and creditors, their accounts and their banks.
 *
 * <p>What stands in a message has been sent, so that it is watched even where a check digit is
 * wrong: such an IBAN is kept as a bank's own number, such a LEI as another identification, each
 * with a warning.
 */
final class PartyElements {

    /**
     * An address is written from the smallest to the largest; the country has a field of its own.
     */
    private static final Set<String> NOT_ADDRESS = Set.of("Ctry", "AdrTp");

    private final Elements elements;

    PartyElements(Elements elements) {
        this.elements = elements;
    }

    /** One side of a payment; all three elements may be missing. */
    record Side(@Nullable XmlNode party, @Nullable XmlNode account, @Nullable XmlNode agent) {}

    /** Null when neither account nor identifier nor name is given, which is noted. */
    @Nullable Party party(Side side, String role) {
        Agent bank = agent(side.agent());
        XmlNode institution = elements.find(side.party(), "FinInstnId");
        XmlNode described = institution == null ? side.party() : institution;
        Identity identity = institution == null ? identity(described) : institution(institution);
        String name = elements.take(described, "Nm");
        String country = country(described);
        AccountNumber account = account(side.account(), bank);
        if (account == null) {
            account =
                    Accounts.standIn(
                                    new KnownParty(
                                            identity.lei,
                                            identity.bic,
                                            identity.others,
                                            name,
                                            country),
                                    bank)
                            .orElse(null);
        }
        if (account == null) {
            elements.findings()
                    .fail(role, FailureCode.MISSING, "has neither account nor identifier nor name");
            return null;
        }
        return new Party(
                account,
                name == null ? null : Personal.of(name),
                address(elements.find(described, "PstlAdr")),
                country,
                identity.lei,
                identity.bic,
                birthDate(described),
                identity.others);
    }

    /** A bank, known by as much as the message says of it. */
    Agent agent(@Nullable XmlNode agent) {
        XmlNode institution = elements.find(agent, "FinInstnId");
        if (institution == null) {
            return Agent.unknown();
        }
        XmlNode member = elements.find(institution, "ClrSysMmbId");
        XmlNode system = elements.find(member, "ClrSysId");
        String systemCode = elements.take(system, "Cd");
        return new Agent(
                bic(elements.findAny(institution, "BICFI", "BIC")),
                lei(elements.find(institution, "LEI")),
                systemCode == null ? elements.take(system, "Prtry") : systemCode,
                elements.take(member, "MmbId"),
                real(institution, "Othr", "Id"),
                elements.take(institution, "Nm"));
    }

    private record Identity(@Nullable String lei, @Nullable String bic, List<Detail> others) {}

    private Identity identity(@Nullable XmlNode party) {
        XmlNode organisation = elements.find(party, "Id", "OrgId");
        List<Detail> others = new ArrayList<>();
        addOthers(organisation, others);
        addOthers(elements.find(party, "Id", "PrvtId"), others);
        return new Identity(
                lei(elements.find(organisation, "LEI")),
                bic(elements.findAny(organisation, "AnyBIC", "BICOrBEI", "BEI", "BIC")),
                others);
    }

    private Identity institution(XmlNode institution) {
        List<Detail> others = new ArrayList<>();
        String member = elements.take(institution, "ClrSysMmbId", "MmbId");
        if (member != null) {
            others.add(Detail.of("ClrSysMmbId", member));
        }
        addOthers(institution, others);
        return new Identity(
                lei(elements.find(institution, "LEI")),
                bic(elements.findAny(institution, "BICFI", "BIC")),
                others);
    }

    private void addOthers(@Nullable XmlNode holder, List<Detail> others) {
        if (holder == null) {
            return;
        }
        for (XmlNode other : holder.children("Othr")) {
            String id = elements.take(other, "Id");
            if (id != null) {
                XmlNode scheme = elements.findAny(elements.find(other, "SchmeNm"), "Cd", "Prtry");
                String kind = Elements.textOf(scheme);
                others.add(Detail.of(holder.name() + (kind == null ? "" : "/" + kind), id));
            }
        }
    }

    private @Nullable AccountNumber account(@Nullable XmlNode account, Agent bank) {
        XmlNode id = elements.find(account, "Id");
        String iban = elements.take(id, "IBAN");
        if (iban != null) {
            return iban(iban, elements.find(id, "IBAN"), bank);
        }
        String number = real(id, "Othr", "Id");
        if (number != null) {
            return Accounts.numbered(number, AccountScheme.BANK_ACCOUNT, bank);
        }
        String proxy = elements.take(account, "Prxy", "Id");
        return proxy == null ? null : Accounts.numbered(proxy, AccountScheme.PROXY, bank);
    }

    /** A number that is none of the words for having no number. */
    private @Nullable String real(@Nullable XmlNode from, String... path) {
        String written = elements.text(from, path);
        return written == null || Placeholders.isPlaceholder(written)
                ? null
                : elements.take(from, path);
    }

    private AccountNumber iban(String written, @Nullable XmlNode where, Agent bank) {
        String iban = Iban.electronic(written);
        if (!Iban.isValid(iban)) {
            warn(
                    where,
                    "iban-check-digits",
                    "is no IBAN: country, length or check digits are wrong");
            return Accounts.numbered(written, AccountScheme.OTHER, bank);
        }
        return Accounts.numbered(iban, AccountScheme.IBAN, bank);
    }

    private @Nullable String bic(@Nullable XmlNode node) {
        String bic = Elements.textOf(node);
        if (node == null || bic == null) {
            return null;
        }
        if (!Bic.hasShape(bic)) {
            warn(node, "bic-form", "is not a BIC (ISO 9362)");
            return null;
        }
        elements.take(node);
        return bic;
    }

    private @Nullable String lei(@Nullable XmlNode node) {
        String lei = Elements.textOf(node);
        if (node == null || lei == null) {
            return null;
        }
        if (!Lei.isValid(lei)) {
            warn(node, "lei-check-digits", "is no LEI: form or check digits are wrong");
            return null;
        }
        elements.take(node);
        return lei;
    }

    private void warn(@Nullable XmlNode node, String name, String reason) {
        elements.findings().warn(node == null ? "" : node.path(), name, reason);
    }

    private List<Personal> address(@Nullable XmlNode address) {
        List<Personal> lines = new ArrayList<>();
        if (address == null) {
            return lines;
        }
        for (XmlNode part : address.children()) {
            String text = NOT_ADDRESS.contains(part.name()) ? null : Elements.textOf(part);
            if (text != null) {
                lines.add(Personal.of(text));
            }
            // Of a structured address the details keep which part is which.
            if (text != null && part.name().equals("AdrLine")) {
                elements.take(part);
            }
        }
        return lines;
    }

    private @Nullable String country(@Nullable XmlNode party) {
        String residence = knownCountry(elements.find(party, "CtryOfRes"));
        String address = knownCountry(elements.find(elements.find(party, "PstlAdr"), "Ctry"));
        return address == null ? residence : address;
    }

    private @Nullable String knownCountry(@Nullable XmlNode node) {
        String country = Elements.textOf(node);
        if (country == null) {
            return null;
        }
        if (!Countries.isKnown(country)) {
            warn(node, "country-code", "is not a country code of ISO 3166-1");
            return null;
        }
        return country;
    }

    private @Nullable Personal birthDate(@Nullable XmlNode party) {
        XmlNode node = elements.find(party, "Id", "PrvtId", "DtAndPlcOfBirth", "BirthDt");
        String date = Elements.textOf(node);
        if (node == null
                || date == null
                || elements.checks().birthDate(node.path(), date) == null) {
            return null;
        }
        elements.take(node);
        return Personal.of(date);
    }
}
