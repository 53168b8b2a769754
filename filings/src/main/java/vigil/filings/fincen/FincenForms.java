package vigil.filings.fincen;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vigil.filings.report.CashActivity.Detail;
import vigil.filings.report.CurrencyTransactionReport;
import vigil.filings.report.FincenFiling;
import vigil.filings.report.SuspiciousActivityReport;
import vigil.filings.rules.CurrencyTransactionRules;
import vigil.filings.rules.Finding;
import vigil.filings.rules.SuspiciousActivityRules;
import vigil.filings.xml.CodeList;
import vigil.filings.xml.FormElement;
import vigil.filings.xml.FormReader;
import vigil.filings.xml.FormSchema;
import vigil.filings.xml.FormWriter;
import vigil.filings.xml.ReadElement;
import vigil.filings.xml.UnreadableForm;

/** FinCEN's desk: checks reports, writes them as batches and reads batches back. */
public final class FincenForms {
    private static final String NAMESPACE = "www.fincen.gov/base";
    private static final String PREFIX = "fc2";
    private static final FormWriter WRITER = new FormWriter(NAMESPACE, PREFIX);

    /** FinCEN takes files of at most 60 MB. */
    private static final FormReader READER = new FormReader(60 << 20, 2_000_000);

    private final FormSchema suspicious;
    private final FormSchema currency;
    private final Map<String, Map<String, String>> suspiciousCodes;
    private final Map<String, Map<String, String>> currencyCodes;

    /** Compiles the schemas that come with Vigil: SARX 1.2 and CTRX 1.2. */
    public FincenForms() {
        try {
            byte[] sarx = resource("EFL_SARXBatchSchema.xsd");
            byte[] ctrx = resource("EFL_CTRXBatchSchema.xsd");
            suspicious = FormSchema.of(sarx, NAMESPACE, PREFIX);
            currency = FormSchema.of(ctrx, NAMESPACE, PREFIX);
            suspiciousCodes = CodeList.read(sarx);
            currencyCodes = CodeList.read(ctrx);
        } catch (UnreadableForm e) {
            throw new IllegalStateException("the schemas that come with Vigil are damaged", e);
        }
    }

    /**
     * Everything that is wrong with a report on that day: what its rules say, and what the schema
     * says of fields about which they are silent.
     */
    public List<Finding> check(FincenFiling filing, LocalDate today) {
        List<Finding> findings =
                new ArrayList<>(
                        switch (filing) {
                            case SuspiciousActivityReport report ->
                                    SuspiciousActivityRules.check(report, today);
                            case CurrencyTransactionReport report ->
                                    CurrencyTransactionRules.check(report, today);
                        });
        boolean complete = findings.isEmpty();
        for (Finding finding : schema(filing).check(root(List.of(filing)))) {
            // Of what is missing the rules speak in the form's words; the schema only after them.
            boolean news =
                    complete
                            || !finding.code().equals("incomplete")
                                    && findings.stream()
                                            .noneMatch(f -> f.field().equals(finding.field()));
            if (news) {
                findings.add(finding);
            }
        }
        return List.copyOf(findings);
    }

    /**
     * Writes reports of one kind as a batch.
     *
     * @throws IllegalArgumentException when the schema would refuse it: check first
     */
    public Batch write(List<? extends FincenFiling> filings) {
        if (filings.isEmpty()) {
            throw new IllegalArgumentException("a batch holds a report");
        }
        FormElement root = root(filings);
        byte[] file = WRITER.write(root);
        List<String> faults = schema(filings.getFirst()).faults(file);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(
                    "the schema refuses the batch: " + faults.getFirst());
        }
        return new Batch(
                form(filings.getFirst()),
                file,
                root.children().stream()
                        .filter(child -> child.name().equals("Activity"))
                        .map(child ->
                                Long.valueOf(
                                        Objects.requireNonNull(child.attributes().get("SeqNum"))))
                        .toList());
    }

    /**
     * Reads a batch back.
     *
     * @throws UnreadableForm when it is not one, or not valid
     */
    public List<FincenFiling> read(byte[] file) throws UnreadableForm {
        ReadElement root = READER.read(file, "EFilingBatchXML");
        boolean isCurrency = "CTRX".equals(root.value("FormTypeCode"));
        List<String> faults = (isCurrency ? currency : suspicious).faults(file);
        if (!faults.isEmpty()) {
            throw new UnreadableForm("the schema refuses the file: " + faults.getFirst());
        }
        List<FincenFiling> filings = new ArrayList<>();
        for (ReadElement activity : root.all("Activity")) {
            filings.add(
                    isCurrency
                            ? CurrencyTransactionReading.of(activity)
                            : SuspiciousActivityReading.of(activity));
        }
        return filings;
    }

    /** The schema's faults with a file, whoever wrote it; empty when it is valid. */
    public List<String> faults(String form, byte[] file) {
        return (form.equals("CTRX") ? currency : suspicious).faults(file);
    }

    /**
     * Code lists of a form ({@code SARX} or {@code CTRX}): type of the schema to codes to labels.
     */
    public Map<String, Map<String, String>> codes(String form) {
        return form.equals("CTRX") ? currencyCodes : suspiciousCodes;
    }

    private FormSchema schema(FincenFiling filing) {
        return filing instanceof CurrencyTransactionReport ? currency : suspicious;
    }

    private static String form(FincenFiling filing) {
        return filing instanceof CurrencyTransactionReport ? "CTRX" : "SARX";
    }

    private static FormElement root(List<? extends FincenFiling> filings) {
        FormElement root = FormElement.group("EFilingBatchXML", "");
        String form = form(filings.getFirst());
        root.text("FormTypeCode", "", form);
        long total = 0;
        long parties = 0;
        long attachments = 0;
        for (FincenFiling filing : filings) {
            if (!form(filing).equals(form)) {
                throw new IllegalArgumentException("a batch holds reports of one kind");
            }
            switch (filing) {
                case SuspiciousActivityReport report -> {
                    root.add(SuspiciousActivityForm.of(report));
                    total += zero(report.suspicion().amount());
                    parties += report.subjects().size(); // FinCEN counts subjects here ...
                    attachments += report.attachment() == null ? 0 : 1;
                }
                case CurrencyTransactionReport report -> {
                    FormElement activity = CurrencyTransactionForm.of(report);
                    root.add(activity);
                    total += report.cash().details().stream().mapToLong(FincenForms::amount).sum();
                    parties += // ... and all parties there.
                            activity.children().stream()
                                    .filter(child -> child.name().equals("Party"))
                                    .count();
                }
            }
        }
        root.attribute("TotalAmount", String.valueOf(total))
                .attribute("PartyCount", String.valueOf(parties))
                .attribute("ActivityCount", String.valueOf(filings.size()));
        if (form.equals("SARX")) {
            root.attribute("ActivityAttachmentCount", String.valueOf(attachments))
                    .attribute("AttachmentCount", String.valueOf(attachments));
        }
        number(root, new long[] {0});
        return root;
    }

    /** Gives every element that holds others its number, in their order. */
    private static void number(FormElement element, long[] last) {
        for (FormElement child : element.children()) {
            if (child.text() == null) {
                child.attribute("SeqNum", String.valueOf(++last[0]));
                number(child, last);
            }
        }
    }

    private static long amount(Detail detail) {
        return zero(detail.amount());
    }

    private static long zero(@Nullable Long amount) {
        return amount == null ? 0 : amount;
    }

    private static byte[] resource(String name) {
        try (InputStream in =
                Objects.requireNonNull(
                        FincenForms.class.getResourceAsStream("/vigil/filings/fincen/" + name))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
