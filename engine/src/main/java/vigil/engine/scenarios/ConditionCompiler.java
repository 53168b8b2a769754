package vigil.engine.scenarios;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.parser.CelUnparser;
import dev.cel.parser.CelUnparserFactory;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigil.engine.features.Feature;

/**
 * Checks conditions with CEL against a vocabulary, then hands their tree to {@link
 * ConditionTranslator}.
 */
final class ConditionCompiler {
    private static final int LONGEST = 4_000;

    private ConditionCompiler() {}

    /** A condition that is not sound, at a line and column of its text, counted from 0. */
    static final class Unsound extends Exception {
        private static final long serialVersionUID = 1;
        private final int line;
        private final int column;

        Unsound(String message, int line, int column) {
            super(message);
            this.line = line;
            this.column = column;
        }

        int line() {
            return line;
        }

        int column() {
            return column;
        }
    }

    private static CelAbstractSyntaxTree check(String source, Vocabulary vocabulary)
            throws Unsound {
        if (source.length() > LONGEST) {
            throw new Unsound(
                    "the condition is longer than " + LONGEST + " characters; split the scenario",
                    0,
                    0);
        }
        CelValidationResult result = vocabulary.cel().compile(source);
        if (result.hasError()) {
            CelIssue issue = result.getErrors().getFirst();
            throw new Unsound(
                    plain(issue.getMessage()),
                    Math.max(0, issue.getSourceLocation().getLine() - 1),
                    Math.max(0, issue.getSourceLocation().getColumn()));
        }
        try {
            return result.getAst();
        } catch (CelValidationException e) {
            throw new Unsound(plain(String.valueOf(e.getMessage())), 0, 0);
        }
    }

    private static String plain(String message) {
        String hint = "";
        if (message.contains("undeclared reference")) {
            hint =
                    "; see the feature catalogue, and what the scenario itself declares, for the names there are";
        } else if (message.contains("no matching overload")) {
            hint =
                    "; write whole numbers for counts and decimals (10.0) for money, hours, days, ratios and shares";
        }
        return "CEL: " + message + hint;
    }

    static Condition compile(String source, Vocabulary vocabulary) throws Unsound {
        CelAbstractSyntaxTree tree = check(source, vocabulary);
        Set<Feature> features = new LinkedHashSet<>();
        ConditionTranslator translator = new ConditionTranslator(tree, vocabulary, features);
        List<CelExpr> conjuncts = new ArrayList<>();
        split(tree.getExpr(), ConditionTranslator.AND, conjuncts);
        List<Condition.Test> reading = new ArrayList<>();
        List<Condition.Test> searching = new ArrayList<>();
        List<Condition.Clause> clauses = new ArrayList<>();
        for (CelExpr conjunct : conjuncts) {
            clauses.add(new Clauses(tree, vocabulary).of(conjunct));
            Set<Feature> own = new LinkedHashSet<>();
            Condition.Test test = new ConditionTranslator(tree, vocabulary, own).test(conjunct);
            boolean searches =
                    own.stream().anyMatch(feature -> feature.cost() == Feature.Cost.SEARCH);
            (searches ? searching : reading).add(test);
            translator.note(own);
        }
        reading.addAll(searching);
        return new Condition(source, reading, List.copyOf(features), clauses);
    }

    /** Takes conditions apart for whoever asks why one did not hold. */
    private record Clauses(CelAbstractSyntaxTree tree, Vocabulary vocabulary) {
        private static final String OR = "_||_";
        private static final Set<String> COMPARISONS =
                Set.of("_<_", "_<=_", "_>_", "_>=_", "_==_", "_!=_");
        private static final CelUnparser UNPARSER = CelUnparserFactory.newUnparser();

        Condition.Clause of(CelExpr expr) throws Unsound {
            Set<Feature> own = new LinkedHashSet<>();
            ConditionTranslator translator = new ConditionTranslator(tree, vocabulary, own);
            Condition.Test test = translator.test(expr);
            List<Condition.Clause> parts = new ArrayList<>();
            Condition.Joined joined = Condition.Joined.PLAIN;
            for (CelExpr part : parts(expr)) {
                parts.add(of(part));
                joined =
                        expr.call().function().equals(OR)
                                ? Condition.Joined.ANY
                                : Condition.Joined.ALL;
            }
            return new Condition.Clause(
                    text(expr),
                    joined,
                    parts,
                    List.copyOf(own),
                    parts.isEmpty() ? line(expr, translator) : null,
                    test);
        }

        /** What one operator joins, however often it stands there; none of anything else. */
        private static List<CelExpr> parts(CelExpr expr) {
            List<CelExpr> parts = new ArrayList<>();
            if (expr.getKind() == CelExpr.ExprKind.Kind.CALL) {
                String function = expr.call().function();
                if (function.equals(OR) || function.equals(ConditionTranslator.AND)) {
                    split(expr, function, parts);
                }
            }
            return parts;
        }

        private String text(CelExpr expr) throws Unsound {
            try {
                return UNPARSER.unparse(CelAbstractSyntaxTree.newParsedAst(expr, tree.getSource()));
            } catch (RuntimeException e) {
                throw new Unsound("the condition cannot be written out: " + e.getMessage(), 0, 0);
            }
        }

        private Condition.@Nullable Line line(CelExpr expr, ConditionTranslator translator)
                throws Unsound {
            if (expr.getKind() != CelExpr.ExprKind.Kind.CALL
                    || !COMPARISONS.contains(expr.call().function())) {
                return null;
            }
            CelExpr seen = expr.call().args().get(0);
            CelExpr line = expr.call().args().get(1);
            CelType type = tree.getTypeOrThrow(seen.id());
            if (!type.equals(SimpleType.INT) && !type.equals(SimpleType.DOUBLE)) {
                return null;
            }
            return new Condition.Line(
                    kind(seen, line),
                    translator.figure(seen),
                    expr.call().function().replace("_", ""),
                    translator.figure(line));
        }

        /** That of the first feature on the side of what is seen, else of the line. */
        private Feature.Kind kind(CelExpr seen, CelExpr line) throws Unsound {
            Set<Feature> features = new LinkedHashSet<>();
            new ConditionTranslator(tree, vocabulary, features).figure(seen);
            new ConditionTranslator(tree, vocabulary, features).figure(line);
            return features.stream().findFirst().map(Feature::kind).orElse(Feature.Kind.RATIO);
        }
    }

    private static void split(CelExpr expr, String function, List<CelExpr> into) {
        boolean isOne =
                expr.getKind() == CelExpr.ExprKind.Kind.CALL
                        && expr.call().function().equals(function);
        if (isOne) {
            expr.call().args().forEach(arg -> split(arg, function, into));
        } else {
            into.add(expr);
        }
    }
}
