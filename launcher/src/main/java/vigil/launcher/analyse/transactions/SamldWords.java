package vigil.launcher.analyse.transactions;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigil.engine.PaymentFormat;
import vigil.engine.TransactionKind;

/**
 * The words that a SAML-D file uses for places, ways to pay and behaviour (Oztas et al., Enhancing
 * Anti-Money Laundering: Development of a Synthetic Transaction Monitoring Dataset, 2023).
 */
final class SamldWords {
    /** What its 17 kinds of laundering are called. */
    static final List<String> SUSPICIOUS =
            List.of(
                    "Structuring",
                    "Cash_Withdrawal",
                    "Deposit-Send",
                    "Smurfing",
                    "Layered_Fan_In",
                    "Layered_Fan_Out",
                    "Stacked Bipartite",
                    "Behavioural_Change_1",
                    "Behavioural_Change_2",
                    "Bipartite",
                    "Cycle",
                    "Fan_In",
                    "Fan_Out",
                    "Gather-Scatter",
                    "Scatter-Gather",
                    "Single_large",
                    "Over-Invoicing");

    /** What its 11 kinds of honest behaviour are called; one is misspelt in the file itself. */
    static final List<String> NORMAL =
            List.of(
                    "Normal_Small_Fan_Out",
                    "Normal_Fan_Out",
                    "Normal_Fan_In",
                    "Normal_Group",
                    "Normal_Cash_Withdrawal",
                    "Normal_Cash_Deposits",
                    "Normal_Periodical",
                    "Normal_Plus_Mutual",
                    "Normal_Mutual",
                    "Normal_Foward",
                    "Normal_single_large");

    private static final Map<String, String> COUNTRIES =
            Map.ofEntries(
                    Map.entry("uk", "GB"),
                    Map.entry("usa", "US"),
                    Map.entry("uae", "AE"),
                    Map.entry("albania", "AL"),
                    Map.entry("austria", "AT"),
                    Map.entry("france", "FR"),
                    Map.entry("germany", "DE"),
                    Map.entry("india", "IN"),
                    Map.entry("italy", "IT"),
                    Map.entry("japan", "JP"),
                    Map.entry("mexico", "MX"),
                    Map.entry("morocco", "MA"),
                    Map.entry("netherlands", "NL"),
                    Map.entry("nigeria", "NG"),
                    Map.entry("pakistan", "PK"),
                    Map.entry("spain", "ES"),
                    Map.entry("switzerland", "CH"),
                    Map.entry("turkey", "TR"));

    private static final Set<String> ISO_COUNTRIES =
            Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

    private static final Map<String, String> TYPOLOGIES = typologies();

    private SamldWords() {}

    /** How money moved, and whether it was paid in or taken out. */
    record Way(PaymentFormat format, TransactionKind kind) {
        private static final Way OTHER = new Way(PaymentFormat.OTHER, TransactionKind.PAYMENT);
    }

    /** ISO 3166-1 alpha-2 of a bank's location; null when it is none. */
    static @Nullable String country(String location) {
        String known = COUNTRIES.get(location.toLowerCase(Locale.ROOT));
        return known == null && ISO_COUNTRIES.contains(location) ? location : known;
    }

    /** A payment type that SAML-D does not have is another way, not a fault. */
    static Way way(String type) {
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "ach" -> new Way(PaymentFormat.ACH, TransactionKind.PAYMENT);
            case "cheque" -> new Way(PaymentFormat.CHEQUE, TransactionKind.PAYMENT);
            case "credit card" -> new Way(PaymentFormat.CREDIT_CARD, TransactionKind.PAYMENT);
            case "debit card" -> new Way(PaymentFormat.CARD, TransactionKind.PAYMENT);
            case "cross-border" -> new Way(PaymentFormat.WIRE, TransactionKind.PAYMENT);
            case "cash deposit" -> new Way(PaymentFormat.CASH, TransactionKind.DEPOSIT);
            case "cash withdrawal" -> new Way(PaymentFormat.CASH, TransactionKind.WITHDRAWAL);
            default -> Way.OTHER;
        };
    }

    /** A typology by its one name, however its words are joined; null when SAML-D has none such. */
    static @Nullable String typology(String name) {
        return TYPOLOGIES.get(joined(name));
    }

    static boolean isNormal(String typology) {
        return typology.startsWith("Normal_");
    }

    private static String joined(String name) {
        return name.toLowerCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
    }

    private static Map<String, String> typologies() {
        Map<String, String> names = new LinkedHashMap<>();
        for (List<String> kind : Arrays.asList(SUSPICIOUS, NORMAL)) {
            kind.forEach(name -> names.put(joined(name), name));
        }
        return names;
    }
}
