package vigil.engine.scenarios;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
        split(tree.getExpr(), conjuncts);
        List<Condition.Test> reading = new ArrayList<>();
        List<Condition.Test> searching = new ArrayList<>();
        for (CelExpr conjunct : conjuncts) {
            Set<Feature> own = new LinkedHashSet<>();
            Condition.Test test = new ConditionTranslator(tree, vocabulary, own).test(conjunct);
            boolean searches =
                    own.stream().anyMatch(feature -> feature.cost() == Feature.Cost.SEARCH);
            (searches ? searching : reading).add(test);
            translator.note(own);
        }
        reading.addAll(searching);
        return new Condition(source, reading, List.copyOf(features));
    }

    private static void split(CelExpr expr, List<CelExpr> into) {
        boolean isAnd =
                expr.getKind() == CelExpr.ExprKind.Kind.CALL
                        && expr.call().function().equals(ConditionTranslator.AND);
        if (isAnd) {
            expr.call().args().forEach(arg -> split(arg, into));
        } else {
            into.add(expr);
        }
    }
}
