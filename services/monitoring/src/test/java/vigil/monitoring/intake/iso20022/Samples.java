package vigil.monitoring.intake.iso20022;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The messages of others in {@code src/test/resources/iso20022}. */
final class Samples {

    static final String CREDIT_TRANSFER = "03-pacs.008.001.08-cbprplus_pacs008_2026.xml";
    static final String LONG_NAMES = "06-pacs.008.001.08-pacs008_credit_transfer_sample.xml";
    static final String WITH_IBAN = "09-pacs.008.001.08-pacs_008_stp_2026_valid.xml";
    static final String SMALLEST = "17-pacs.008.001.08-pacs.008.min.xml";
    static final String WRONG_HEADER =
            "23-pacs.008.001.08-cbprplus_pacs008_sample_bic_mismatch.xml";
    static final String WRONG_SCHEMA = "26-pacs.008.001.08-cbprplus_pacs008_sample_xsd_issue.xml";
    static final String BETWEEN_BANKS = "28-pacs.009.001.07.xml";
    static final String REJECTION = "30-pacs.002.001.03-pacs.002-CDATA-with-header.xml";
    static final String TO_AMERICA = "38-pain.001.001.03-International_payment_USD_naujas_1.xml";
    static final String SEPA = "42-pain.001.001.03-sepa_payment_naujas_1.xml";
    static final String TWO_PAYMENTS = "48-pain.001.001.03-sepa_pain_001_v3_multiple_pmtinf.xml";
    static final String SETTLED = "56-pacs.002.001.12-pacs.002.xml";
    static final String FEDWIRE = "57-pacs.008.001.08-pacs.008.001.008_2025_1.xml";

    static final List<String> PAYMENTS =
            List.of(
                    CREDIT_TRANSFER,
                    LONG_NAMES,
                    WITH_IBAN,
                    SMALLEST,
                    BETWEEN_BANKS,
                    TO_AMERICA,
                    SEPA,
                    TWO_PAYMENTS,
                    FEDWIRE);
    static final List<String> REPORTS = List.of(REJECTION, SETTLED);
    static final List<String> OF_OTHER_TYPES =
            List.of(
                    "34-camt.054.001.04-200519_camt054-returns.xml",
                    "36-camt.053.001.04-camt.053.xml",
                    "50-camt.053.001.08-camt053.v8.xml",
                    "54-camt.052.001.08-camt052.v8.xml");

    private Samples() {}

    static byte[] bytes(String name) {
        try (InputStream in = Samples.class.getResourceAsStream("/iso20022/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException("no sample " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }
}
