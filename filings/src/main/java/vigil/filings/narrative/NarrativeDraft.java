package vigil.filings.narrative;

import static vigil.filings.narrative.Sentence.Question.HOW;
import static vigil.filings.narrative.Sentence.Question.WHAT;
import static vigil.filings.narrative.Sentence.Question.WHEN;
import static vigil.filings.narrative.Sentence.Question.WHERE;
import static vigil.filings.narrative.Sentence.Question.WHO;
import static vigil.filings.narrative.Sentence.Question.WHY;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import vigil.filings.narrative.CaseEvidence.Involved;
import vigil.filings.narrative.CaseEvidence.Payment;
import vigil.filings.narrative.CaseEvidence.Step;
import vigil.filings.narrative.Sentence.Question;

/**
 * Drafts a narrative from evidence by template: who, what, when, where, why and how, as FinCEN's
 * guidance on a complete and sufficient narrative orders it. Says nothing that no record says.
 */
public final class NarrativeDraft {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final int MOST_FLOWS = 12;

    private final CaseEvidence evidence;
    private final List<Payment> payments;
    private final List<Sentence> sentences = new ArrayList<>();

    private NarrativeDraft(CaseEvidence evidence) {
        this.evidence = evidence;
        this.payments =
                evidence.payments().stream()
                        .sorted(Comparator.comparing(Payment::at).thenComparing(Payment::record))
                        .toList();
    }

    /** A draft of what the evidence says; questions that it does not answer stay open. */
    public static Narrative of(CaseEvidence evidence) {
        return new NarrativeDraft(evidence).write();
    }

    private Narrative write() {
        evidence.involved().forEach(this::who);
        if (!payments.isEmpty()) {
            what();
            when();
            where();
        }
        evidence.signs().forEach(sign -> say(WHY, sign.sentence(), List.of(sign.record())));
        how();
        evidence.steps().stream().sorted(Comparator.comparing(Step::on)).forEach(this::step);
        return new Narrative(sentences);
    }

    private void who(Involved one) {
        String accounts =
                switch (one.accounts().size()) {
                    case 0 -> "";
                    case 1 -> ", account " + one.accounts().getFirst();
                    default -> ", accounts " + enumerate(one.accounts());
                };
        say(
                WHO,
                one.name() + " is " + one.part() + " of " + evidence.institution() + accounts + ".",
                List.of(one.record()));
    }

    private void what() {
        sums(payments)
                .forEach((currency, paid) ->
                        say(
                                WHAT,
                                count(paid.size(), "payment")
                                        + " moved "
                                        + amount(sum(paid), currency)
                                        + " in total"
                                        + range(paid, currency)
                                        + ".",
                                records(paid)));
    }

    private static String range(List<Payment> paid, String currency) {
        if (paid.size() == 1) {
            return "";
        }
        BigDecimal least = paid.stream().map(Payment::amount).min(Comparator.naturalOrder()).get();
        BigDecimal most = paid.stream().map(Payment::amount).max(Comparator.naturalOrder()).get();
        return ", between " + amount(least, currency) + " and " + amount(most, currency) + " each";
    }

    private void when() {
        Payment first = payments.getFirst();
        Payment last = payments.getLast();
        String from = DAY.format(first.at());
        String to = DAY.format(last.at());
        say(
                WHEN,
                from.equals(to)
                        ? "The activity took place on " + from + "."
                        : "The activity took place from " + from + " to " + to + ".",
                first.equals(last)
                        ? List.of(first.record())
                        : List.of(first.record(), last.record()));
    }

    private void where() {
        Map<String, List<Payment>> channels = group(payments, Payment::channel);
        channels.forEach((channel, paid) -> {
            List<String> places =
                    paid.stream()
                            .map(Payment::place)
                            .filter(Objects::nonNull)
                            .map(Objects::requireNonNull)
                            .distinct()
                            .toList();
            say(
                    WHERE,
                    count(paid.size(), "payment")
                            + " went by "
                            + channel
                            + (places.isEmpty() ? "" : " at " + enumerate(places))
                            + ".",
                    records(paid));
        });
    }

    /** The flows between each two, the largest first; what is left out is said. */
    private void how() {
        List<List<Payment>> flows =
                new ArrayList<>(
                        group(
                                        payments,
                                        paid ->
                                                paid.from()
                                                        + "\n"
                                                        + paid.to()
                                                        + "\n"
                                                        + paid.currency())
                                .values());
        flows.sort(Comparator.comparing(NarrativeDraft::sum).reversed());
        flows.stream().limit(MOST_FLOWS).forEach(this::flow);
        if (flows.size() > MOST_FLOWS) {
            List<Payment> rest = flows.stream().skip(MOST_FLOWS).flatMap(List::stream).toList();
            say(
                    HOW,
                    count(flows.size() - MOST_FLOWS, "smaller flow")
                            + " of "
                            + count(rest.size(), "payment")
                            + " went between others.",
                    records(rest));
        }
    }

    private void flow(List<Payment> paid) {
        Payment first = paid.getFirst();
        Payment last = paid.getLast();
        String when =
                paid.size() == 1
                        ? " on " + DAY.format(first.at())
                        : " in "
                                + paid.size()
                                + " payments from "
                                + DAY.format(first.at())
                                + " to "
                                + DAY.format(last.at());
        say(
                HOW,
                first.from()
                        + " sent "
                        + first.to()
                        + " "
                        + amount(sum(paid), first.currency())
                        + when
                        + ".",
                records(paid));
    }

    private void step(Step step) {
        String sentence = step.sentence().strip();
        say(
                HOW,
                "On "
                        + DAY.format(step.on().atStartOfDay(ZoneOffset.UTC))
                        + " "
                        + evidence.institution()
                        + " "
                        + sentence
                        + (sentence.endsWith(".") ? "" : "."),
                List.of(step.record()));
    }

    private void say(Question question, String text, List<String> records) {
        sentences.add(new Sentence(question, text.replaceAll("\\s+", " "), records));
    }

    private static Map<String, List<Payment>> sums(List<Payment> payments) {
        return payments.stream()
                .collect(
                        Collectors.groupingBy(
                                Payment::currency, TreeMap::new, Collectors.toList()));
    }

    private static Map<String, List<Payment>> group(
            List<Payment> payments, Function<Payment, String> key) {
        return payments.stream()
                .collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
    }

    private static BigDecimal sum(List<Payment> payments) {
        return payments.stream().map(Payment::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<String> records(List<Payment> payments) {
        return payments.stream().map(Payment::record).distinct().toList();
    }

    private static String amount(BigDecimal amount, String currency) {
        return String.format(Locale.ENGLISH, "%,.2f %s", amount, currency);
    }

    private static String count(int count, String what) {
        return count == 1 ? "One " + what : count + " " + what + "s";
    }

    private static String enumerate(List<String> words) {
        return words.size() == 1
                ? words.getFirst()
                : String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
    }
}
