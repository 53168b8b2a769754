package vigil.filings.goaml;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vigil.filings.report.TransactionReport;
import vigil.filings.report.TransactionReport.Account;
import vigil.filings.report.TransactionReport.Call;
import vigil.filings.report.TransactionReport.Company;
import vigil.filings.report.TransactionReport.Element;
import vigil.filings.report.TransactionReport.Person;
import vigil.filings.report.TransactionReport.Place;
import vigil.filings.report.TransactionReport.Side;
import vigil.filings.report.TransactionReport.Transaction;
import vigil.filings.xml.FormElement;

/** A report in goAML's elements; their order is the authority's. */
final class GoamlForm {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

    private GoamlForm() {}

    /**
     * The report's elements.
     *
     * @param day what the authority calls the day of the report
     */
    static FormElement of(TransactionReport report, String day) {
        FormElement root =
                FormElement.group("report", "")
                        .text("rentity_id", "entity", report.entity())
                        .text("rentity_branch", "branch", report.branch())
                        .text("submission_code", "", "E")
                        .text("report_code", "", "STR")
                        .text("entity_reference", "reference", report.reference())
                        .text("fiu_ref_number", "authorityReference", report.authorityReference())
                        .text(day, "submittedAt", moment(report.submittedAt()))
                        .text("currency_code_local", "currency", report.currency())
                        .text("reason", "narrative", report.narrative())
                        .text("action", "action", report.action());
        if (report.reporter() != null) {
            root.add(person("reporting_person", report.reporter(), "reporter"));
        }
        if (report.location() != null) {
            root.add(place("location", report.location(), "location"));
        }
        for (int i = 0; i < report.transactions().size(); i++) {
            root.add(transaction(report.transactions().get(i), "transactions[" + i + "]"));
        }
        FormElement indicators = FormElement.group("report_indicators", "indicators");
        for (int i = 0; i < report.indicators().size(); i++) {
            indicators.add(
                    FormElement.leaf(
                            "indicator", "indicators[" + i + "]", report.indicators().get(i)));
        }
        if (!report.indicators().isEmpty()) {
            root.add(indicators);
        }
        return more(root, report.more());
    }

    /** Adds what an authority asks beside; groups that are there already are not made again. */
    private static FormElement more(FormElement element, List<Element> more) {
        Map<String, FormElement> groups = new HashMap<>();
        for (int i = 0; i < more.size(); i++) {
            String path = more.get(i).path();
            String value = more.get(i).value();
            if (path == null || value == null) {
                continue;
            }
            String field = element.below("more[" + i + "].value");
            String[] steps = path.split("/", -1);
            FormElement here = element;
            for (int step = 0; step < steps.length - 1; step++) {
                FormElement above = here;
                String name = steps[step].replaceFirst("\\[\\d{1,2}]$", "");
                here =
                        groups.computeIfAbsent(
                                String.join("/", Arrays.copyOf(steps, step + 1)),
                                each -> group(above, name, field));
            }
            here.add(FormElement.leaf(steps[steps.length - 1], field, value));
        }
        return element;
    }

    private static FormElement group(FormElement above, String name, String field) {
        FormElement group = FormElement.group(name, field);
        above.add(group);
        return group;
    }

    private static FormElement transaction(Transaction transaction, String field) {
        FormElement element =
                FormElement.group("transaction", field)
                        .text("transactionnumber", "number", transaction.number())
                        .text("transaction_location", "location", transaction.location())
                        .text("transaction_description", "description", transaction.description())
                        .text("date_transaction", "at", moment(transaction.at()))
                        .text("transmode_code", "mode", transaction.mode())
                        .text(
                                "amount_local",
                                "amount",
                                transaction.amount() == null
                                        ? null
                                        : transaction.amount().toPlainString())
                        .add(side("from", transaction.from(), field + ".from"))
                        .add(side("to", transaction.to(), field + ".to"));
        return more(element, transaction.more());
    }

    private static FormElement side(String way, Side side, String field) {
        FormElement element =
                FormElement.group("t_" + way + (side.ours() ? "_my_client" : ""), field)
                        .text(way + "_funds_code", "funds", side.funds());
        if (side.account() != null) {
            element.add(account(way + "_account", side.account(), field + ".account"));
        } else if (side.person() != null) {
            element.add(person(way + "_person", side.person(), field + ".person"));
        } else if (side.company() != null) {
            element.add(company(way + "_entity", side.company(), field + ".company"));
        }
        return element.text(way + "_country", "country", side.country());
    }

    private static FormElement account(String name, Account account, String field) {
        FormElement element =
                FormElement.group(name, field)
                        .text("institution_name", "institution", account.institution())
                        .text("institution_code", "institutionCode", account.institutionCode())
                        .text("swift", "swift", account.swift())
                        .text("branch", "branch", account.branch())
                        .text("account", "number", account.number())
                        .text("currency_code", "currency", account.currency())
                        .text("account_name", "name", account.name())
                        .text("iban", "iban", account.iban())
                        .text("client_number", "clientNumber", account.clientNumber());
        return more(element, account.more());
    }

    private static FormElement person(String name, Person person, String field) {
        FormElement element =
                FormElement.group(name, field)
                        .text("gender", "gender", person.gender())
                        .text("first_name", "firstName", person.firstName())
                        .text("last_name", "lastName", person.lastName())
                        .text("birthdate", "birthDate", midnight(person.birthDate()))
                        .text("id_number", "number", person.number())
                        .text("nationality1", "nationality", person.nationality())
                        .text("residence", "residence", person.residence())
                        .text("email", "email", person.email())
                        .text("occupation", "occupation", person.occupation());
        if (!person.phones().isEmpty()) {
            FormElement phones = FormElement.group("phones", field + ".phones");
            for (int i = 0; i < person.phones().size(); i++) {
                phones.add(call(person.phones().get(i), field + ".phones[" + i + "]"));
            }
            element.add(phones);
        }
        return more(addresses(element, person.addresses(), field + ".addresses"), person.more());
    }

    private static FormElement company(String name, Company company, String field) {
        FormElement element =
                FormElement.group(name, field)
                        .text("name", "name", company.name())
                        .text("incorporation_legal_form", "legalForm", company.legalForm())
                        .text(
                                "incorporation_number",
                                "incorporationNumber",
                                company.incorporationNumber())
                        .text("business", "business", company.business())
                        .text("incorporation_country_code", "country", company.country());
        return more(addresses(element, company.addresses(), field + ".addresses"), company.more());
    }

    private static FormElement addresses(FormElement element, List<Place> places, String field) {
        if (places.isEmpty()) {
            return element;
        }
        FormElement addresses = FormElement.group("addresses", field);
        for (int i = 0; i < places.size(); i++) {
            addresses.add(place("address", places.get(i), field + "[" + i + "]"));
        }
        return element.add(addresses);
    }

    private static FormElement place(String name, Place place, String field) {
        return FormElement.group(name, field)
                .text("address_type", "type", place.type())
                .text("address", "street", place.street())
                .text("city", "city", place.city())
                .text("zip", "postalCode", place.postalCode())
                .text("country_code", "country", place.country())
                .text("state", "state", place.state());
    }

    private static FormElement call(Call call, String field) {
        return FormElement.group("phone", field)
                .text("tph_contact_type", "contact", call.contact())
                .text("tph_communication_type", "means", call.means())
                .text("tph_country_prefix", "prefix", call.prefix())
                .text("tph_number", "number", call.number());
    }

    private static @Nullable String moment(@Nullable LocalDateTime at) {
        return at == null ? null : MOMENT.format(at);
    }

    private static @Nullable String midnight(@Nullable LocalDate day) {
        return day == null ? null : MOMENT.format(day.atStartOfDay());
    }
}
