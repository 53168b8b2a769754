package vigil.launcher.analyse;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Draws the way of money as text: payments that gather in an account as a bracket, payments that
 * leave one as branches.
 */
public final class MoneyTrail {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd MMM HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final int most;
    private final Map<String, List<Step>> outs = new LinkedHashMap<>();
    private final Map<String, List<Step>> ins = new LinkedHashMap<>();
    private final List<Step> steps;
    private final Set<Step> drawn = new HashSet<>();
    private final List<String> lines = new ArrayList<>();

    private MoneyTrail(List<Step> steps, int most) {
        this.most = most;
        this.steps = steps.stream().distinct().sorted(Comparator.comparing(Step::at)).toList();
        for (Step step : this.steps) {
            outs.computeIfAbsent(step.payer(), _ -> new ArrayList<>()).add(step);
            ins.computeIfAbsent(step.payee(), _ -> new ArrayList<>()).add(step);
        }
    }

    /**
     * A payment on the trail.
     *
     * @param amount with its currency, as it is to read
     */
    public record Step(Instant at, String payer, String payee, String amount) {}

    /**
     * The drawing.
     *
     * @param most payments to draw; the rest is counted in a last line
     */
    public static List<String> lines(List<Step> steps, int most) {
        var trail = new MoneyTrail(steps, most);
        trail.draw();
        return trail.lines;
    }

    /** An amount as it reads best: {@code 12,345.60 EUR}. */
    public static String amount(BigDecimal amount, String currency) {
        String plain = amount.toPlainString();
        int point = plain.indexOf('.') < 0 ? plain.length() : plain.indexOf('.');
        var text = new StringBuilder(plain);
        for (int i = point - 3; i > 0; i -= 3) {
            text.insert(i, ',');
        }
        return text + " " + currency;
    }

    private void draw() {
        for (Step step : steps) {
            if (!drawn.contains(step) && drawn.size() < most) {
                drawFrom(step);
            }
        }
        int left = steps.size() - drawn.size();
        if (left > 0) {
            lines.add("… and " + left + (left == 1 ? " more payment" : " more payments"));
        }
    }

    private void drawFrom(Step step) {
        List<Step> gathered = gathering(step.payee());
        if (gathered.size() > 1 && gathered.contains(step)) {
            gather(gathered);
            branch(step.payee(), step.payee(), "    ", Instant.MIN);
        } else {
            lines.add(step.payer());
            branch(step.payer(), step.payer(), " ", Instant.MIN);
        }
    }

    /** Payments into an account by payers who do nothing else on this trail. */
    private List<Step> gathering(String payee) {
        return ins.getOrDefault(payee, List.of()).stream()
                .filter(step ->
                        !drawn.contains(step)
                                && !ins.containsKey(step.payer())
                                && outs.getOrDefault(step.payer(), List.of()).stream()
                                        .allMatch(other -> other.payee().equals(payee)))
                .toList();
    }

    private void gather(List<Step> gathered) {
        List<Step> shown = gathered.subList(0, Math.min(gathered.size(), most - drawn.size()));
        int width = shown.stream().mapToInt(step -> step.payer().length()).max().orElse(0);
        int amounts = shown.stream().mapToInt(step -> step.amount().length()).max().orElse(0);
        for (int i = 0; i < shown.size(); i++) {
            Step step = shown.get(i);
            boolean last = i == shown.size() - 1;
            String corner = shown.size() == 1 ? "─▶ " : i == 0 ? "╮" : last ? "┴─▶ " : "┤";
            lines.add(
                    padded(step.payer(), width)
                            + " ── "
                            + " ".repeat(amounts - step.amount().length())
                            + label(step)
                            + " ──"
                            + corner
                            + (last ? step.payee() : ""));
            drawn.add(step);
        }
    }

    private void branch(String root, String account, String indent, Instant arrival) {
        List<Step> next =
                outs.getOrDefault(account, List.of()).stream()
                        .filter(step -> !drawn.contains(step) && !step.at().isBefore(arrival))
                        .toList();
        List<Step> shown = next.subList(0, Math.max(0, Math.min(next.size(), most - drawn.size())));
        drawn.addAll(shown);
        for (int i = 0; i < shown.size(); i++) {
            Step step = shown.get(i);
            boolean last = i == shown.size() - 1;
            boolean home = step.payee().equals(root);
            lines.add(
                    indent
                            + (last ? "╰─ " : "├─ ")
                            + label(step)
                            + " ─▶ "
                            + step.payee()
                            + (home ? "  ↺" : ""));
            if (!home) {
                branch(root, step.payee(), indent + below(shown.size(), last), step.at());
            }
        }
    }

    /** A chain goes down in small steps, so that a long one still fits on the screen. */
    private static String below(int branches, boolean last) {
        return branches == 1 ? "  " : last ? "    " : "│   ";
    }

    private static String label(Step step) {
        return step.amount() + ", " + TIME.format(step.at());
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
