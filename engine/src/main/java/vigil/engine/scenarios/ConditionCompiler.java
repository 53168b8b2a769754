package vigil.engine.scenarios;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import vigil.engine.features.Catalogue;
import vigil.engine.features.Feature;

/**
 * Checks conditions with CEL against the catalogue of features, then hands their tree to {@link
 * ConditionTranslator}.
 */
final class ConditionCompiler {
    private static final int LONGEST = 4_000;

    private final CelCompiler cel = cel();

    private static CelCompiler cel() {
        CelCompilerBuilder builder =
                CelCompilerFactory.standardCelCompilerBuilder().setResultType(SimpleType.BOOL);
        for (Feature feature : Catalogue.all()) {
            builder.addVar(feature.name(), type(feature.kind()));
        }
        return builder.build();
    }

    static CelType type(Feature.Kind kind) {
        return switch (kind) {
            case COUNT -> SimpleType.INT;
            case MONEY, HOURS, DAYS, RATIO, SHARE -> SimpleType.DOUBLE;
            case TRUTH -> SimpleType.BOOL;
            case TEXT -> SimpleType.STRING;
        };
    }

    /** A condition that is not sound, at a line and column of its text, counted from 0. */
    static final class Unsound extends Exception {
        private static final long serialVersionUID = 1;
        private final int line;

        Unsound(String message, int line) {
            super(message);
            this.line = line;
        }

        int line() {
            return line;
        }
    }

    CelAbstractSyntaxTree check(String source) throws Unsound {
        if (source.length() > LONGEST) {
            throw new Unsound(
                    "the condition is longer than " + LONGEST + " characters; split the scenario",
                    0);
        }
        CelValidationResult result = cel.compile(source);
        if (result.hasError()) {
            CelIssue issue = result.getErrors().getFirst();
            throw new Unsound(
                    plain(issue.getMessage()),
                    Math.max(0, issue.getSourceLocation().getLine() - 1));
        }
        try {
            return result.getAst();
        } catch (CelValidationException e) {
            throw new Unsound(plain(String.valueOf(e.getMessage())), 0);
        }
    }

    private static String plain(String message) {
        String hint = "";
        if (message.contains("undeclared reference")) {
            hint = "; see the feature catalogue for the names there are";
        } else if (message.contains("no matching overload")) {
            hint =
                    "; write whole numbers for counts and decimals (10.0) for money, hours, days, ratios and shares";
        }
        return "CEL: " + message + hint;
    }

    Condition compile(String source) throws Unsound {
        CelAbstractSyntaxTree tree = check(source);
        Set<Feature> features = new LinkedHashSet<>();
        ConditionTranslator translator = new ConditionTranslator(tree, features);
        List<CelExpr> conjuncts = new ArrayList<>();
        split(tree.getExpr(), conjuncts);
        List<Condition.Test> reading = new ArrayList<>();
        List<Condition.Test> searching = new ArrayList<>();
        for (CelExpr conjunct : conjuncts) {
            Set<Feature> own = new LinkedHashSet<>();
            Condition.Test test = new ConditionTranslator(tree, own).test(conjunct);
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
