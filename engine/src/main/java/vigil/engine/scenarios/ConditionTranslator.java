package vigil.engine.scenarios;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelReference;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vigil.engine.features.Feature;
import vigil.engine.features.Moment;
import vigil.engine.scenarios.Condition.Test;
import vigil.engine.scenarios.ConditionCompiler.Unsound;

/**
 * Turns a checked CEL tree into closures: comparisons, {@code in} a list of texts, {@code && || !
 * ?:}, sums, differences, products and, between decimals, quotients. Whatever could fail or differ
 * while it runs is refused here.
 *
 * <p>Whole numbers are reckoned in doubles; counts stay below 2^31, and a product needs a literal
 * below 2^20, so all stay exact.
 */
final class ConditionTranslator {
    static final String AND = "_&&_";
    private static final long GREATEST_FACTOR = 1 << 20;

    private final CelAbstractSyntaxTree tree;
    private final Vocabulary vocabulary;
    private final Set<Feature> features;

    ConditionTranslator(CelAbstractSyntaxTree tree, Vocabulary vocabulary, Set<Feature> features) {
        this.tree = tree;
        this.vocabulary = vocabulary;
        this.features = features;
    }

    void note(Set<Feature> more) {
        features.addAll(more);
    }

    Test test(CelExpr expr) throws Unsound {
        return switch (expr.getKind()) {
            case CONSTANT -> {
                boolean value = expr.constant().booleanValue();
                yield moment -> value;
            }
            case IDENT, SELECT -> {
                ToDoubleFunction<Moment> figure = feature(expr).figure();
                yield moment -> figure.applyAsDouble(moment) != 0;
            }
            case CALL -> testCall(expr, expr.call());
            default -> throw refuse(expr, "this form");
        };
    }

    private Test testCall(CelExpr expr, CelExpr.CelCall call) throws Unsound {
        List<CelExpr> args = call.args();
        switch (call.function()) {
            case AND -> {
                Test left = test(args.get(0));
                Test right = test(args.get(1));
                return moment -> left.holds(moment) && right.holds(moment);
            }
            case "_||_" -> {
                Test left = test(args.get(0));
                Test right = test(args.get(1));
                return moment -> left.holds(moment) || right.holds(moment);
            }
            case "!_" -> {
                Test inner = test(args.get(0));
                return moment -> !inner.holds(moment);
            }
            case "_?_:_" -> {
                Test choice = test(args.get(0));
                Test then = test(args.get(1));
                Test otherwise = test(args.get(2));
                return moment ->
                        choice.holds(moment) ? then.holds(moment) : otherwise.holds(moment);
            }
            case "@in" -> {
                return membership(args.get(0), args.get(1));
            }
            default -> {
                return comparison(expr, call.function(), args);
            }
        }
    }

    private Test membership(CelExpr element, CelExpr list) throws Unsound {
        Set<String> declared = declaredList(list);
        if (!type(element).equals(SimpleType.STRING)
                || (declared == null && list.getKind() != CelExpr.ExprKind.Kind.LIST)) {
            throw refuse(list, "'in' anything but a list of texts");
        }
        Function<Moment, String> text = text(element);
        if (declared != null) {
            return moment -> declared.contains(text.apply(moment));
        }
        for (CelExpr item : list.list().elements()) {
            if (item.getKind() != CelExpr.ExprKind.Kind.CONSTANT) {
                throw refuse(item, "a list of anything but literal texts");
            }
        }
        Set<String> members =
                list.list().elements().stream()
                        .map(item -> item.constant().stringValue())
                        .collect(Collectors.toUnmodifiableSet());
        return moment -> members.contains(text.apply(moment));
    }

    private @Nullable Set<String> declaredList(CelExpr expr) {
        return vocabulary.list(tree.getReference(expr.id()).map(CelReference::name).orElse(""));
    }

    private Test comparison(CelExpr expr, String operator, List<CelExpr> args) throws Unsound {
        if (args.size() != 2) {
            throw refuse(expr, "'" + operator + "'");
        }
        CelType type = type(args.get(0));
        if (!type.equals(type(args.get(1)))) {
            throw refuse(expr, "comparing different types");
        }
        if (type.equals(SimpleType.STRING)) {
            return textComparison(expr, operator, args);
        }
        if (type.equals(SimpleType.BOOL)) {
            return truthComparison(expr, operator, args);
        }
        ToDoubleFunction<Moment> left = figure(args.get(0));
        if (args.get(1).getKind() == CelExpr.ExprKind.Kind.CONSTANT) {
            return withLiteral(expr, operator, left, literal(args.get(1)));
        }
        ToDoubleFunction<Moment> right = figure(args.get(1));
        return switch (operator) {
            case "_<_" -> moment -> left.applyAsDouble(moment) < right.applyAsDouble(moment);
            case "_<=_" -> moment -> left.applyAsDouble(moment) <= right.applyAsDouble(moment);
            case "_>_" -> moment -> left.applyAsDouble(moment) > right.applyAsDouble(moment);
            case "_>=_" -> moment -> left.applyAsDouble(moment) >= right.applyAsDouble(moment);
            case "_==_" -> moment -> left.applyAsDouble(moment) == right.applyAsDouble(moment);
            case "_!=_" -> moment -> left.applyAsDouble(moment) != right.applyAsDouble(moment);
            default -> throw refuse(expr, "'" + operator + "'");
        };
    }

    private Test withLiteral(
            CelExpr expr, String operator, ToDoubleFunction<Moment> left, double right)
            throws Unsound {
        return switch (operator) {
            case "_<_" -> moment -> left.applyAsDouble(moment) < right;
            case "_<=_" -> moment -> left.applyAsDouble(moment) <= right;
            case "_>_" -> moment -> left.applyAsDouble(moment) > right;
            case "_>=_" -> moment -> left.applyAsDouble(moment) >= right;
            case "_==_" -> moment -> left.applyAsDouble(moment) == right;
            case "_!=_" -> moment -> left.applyAsDouble(moment) != right;
            default -> throw refuse(expr, "'" + operator + "'");
        };
    }

    private Test textComparison(CelExpr expr, String operator, List<CelExpr> args) throws Unsound {
        Function<Moment, String> left = text(args.get(0));
        Function<Moment, String> right = text(args.get(1));
        return switch (operator) {
            case "_==_" -> moment -> left.apply(moment).equals(right.apply(moment));
            case "_!=_" -> moment -> !left.apply(moment).equals(right.apply(moment));
            default -> throw refuse(expr, "'" + operator + "' between texts");
        };
    }

    private Test truthComparison(CelExpr expr, String operator, List<CelExpr> args) throws Unsound {
        Test left = test(args.get(0));
        Test right = test(args.get(1));
        return switch (operator) {
            case "_==_" -> moment -> left.holds(moment) == right.holds(moment);
            case "_!=_" -> moment -> left.holds(moment) != right.holds(moment);
            default -> throw refuse(expr, "'" + operator + "' between truth values");
        };
    }

    ToDoubleFunction<Moment> figure(CelExpr expr) throws Unsound {
        return switch (expr.getKind()) {
            case CONSTANT -> {
                double value = literal(expr);
                yield moment -> value;
            }
            case IDENT, SELECT -> feature(expr).figure();
            case CALL -> figureCall(expr, expr.call());
            default -> throw refuse(expr, "this form");
        };
    }

    private ToDoubleFunction<Moment> figureCall(CelExpr expr, CelExpr.CelCall call) throws Unsound {
        List<CelExpr> args = call.args();
        if (call.function().equals("-_")) {
            ToDoubleFunction<Moment> inner = figure(args.get(0));
            // From zero, so that a whole zero has no sign.
            return type(expr).equals(SimpleType.INT)
                    ? moment -> 0 - inner.applyAsDouble(moment)
                    : moment -> -inner.applyAsDouble(moment);
        }
        if (args.size() != 2) {
            throw refuse(expr, "'" + call.function() + "'");
        }
        boolean whole = type(expr).equals(SimpleType.INT);
        if (whole
                && call.function().equals("_*_")
                && !smallFactor(args.get(0))
                && !smallFactor(args.get(1))) {
            throw refuse(
                    expr, "a product of whole numbers without a literal below " + GREATEST_FACTOR);
        }
        if (whole && call.function().equals("_/_")) {
            throw refuse(expr, "dividing whole numbers");
        }
        ToDoubleFunction<Moment> left = figure(args.get(0));
        ToDoubleFunction<Moment> right = figure(args.get(1));
        return switch (call.function()) {
            case "_+_" -> moment -> left.applyAsDouble(moment) + right.applyAsDouble(moment);
            case "_-_" -> moment -> left.applyAsDouble(moment) - right.applyAsDouble(moment);
            case "_*_" -> moment -> left.applyAsDouble(moment) * right.applyAsDouble(moment);
            case "_/_" -> moment -> left.applyAsDouble(moment) / right.applyAsDouble(moment);
            default -> throw refuse(expr, "'" + call.function() + "'");
        };
    }

    /** A literal, beside which the other factor must be a plain feature. */
    private static boolean smallFactor(CelExpr expr) {
        return expr.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                && Math.abs(expr.constant().int64Value()) < GREATEST_FACTOR;
    }

    private Function<Moment, String> text(CelExpr expr) throws Unsound {
        return switch (expr.getKind()) {
            case CONSTANT -> {
                String value = expr.constant().stringValue();
                yield moment -> value;
            }
            case IDENT, SELECT -> feature(expr).text();
            default -> throw refuse(expr, "reckoning with texts");
        };
    }

    private double literal(CelExpr expr) throws Unsound {
        CelConstant constant = expr.constant();
        return switch (constant.getKind()) {
            case INT64_VALUE -> {
                if (Math.abs(constant.int64Value()) > Integer.MAX_VALUE) {
                    throw refuse(expr, "a whole number beyond 2^31");
                }
                yield constant.int64Value();
            }
            case DOUBLE_VALUE -> constant.doubleValue();
            default -> throw refuse(expr, "a literal of this type");
        };
    }

    private Feature feature(CelExpr expr) throws Unsound {
        String name = tree.getReference(expr.id()).map(CelReference::name).orElse("");
        Feature feature = vocabulary.feature(name);
        if (feature == null) {
            throw refuse(expr, "anything but features and what the scenario declares");
        }
        features.add(feature);
        return feature;
    }

    private CelType type(CelExpr expr) {
        return tree.getTypeOrThrow(expr.id());
    }

    private Unsound refuse(CelExpr expr, String what) {
        Optional<CelSourceLocation> location =
                Optional.ofNullable(tree.getSource().getPositionsMap().get(expr.id()))
                        .flatMap(position -> tree.getSource().getOffsetLocation(position));
        return new Unsound(
                "a condition cannot use "
                        + what
                        + "; use comparisons, 'in' a list of texts, && || ! ?:, + - * and / between decimals",
                location.map(at -> at.getLine() - 1).orElse(0),
                location.map(CelSourceLocation::getColumn).orElse(0));
    }
}
