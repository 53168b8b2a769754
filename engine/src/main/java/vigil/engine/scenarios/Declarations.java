package vigil.engine.scenarios;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vigil.engine.aggregates.Aggregate;
import vigil.engine.aggregates.Flow;
import vigil.engine.aggregates.Key;
import vigil.engine.aggregates.Measure;
import vigil.engine.aggregates.Operation;
import vigil.engine.aggregates.Span;
import vigil.engine.features.Catalogue;
import vigil.engine.features.Feature;

/** Reads what a scenario declares for itself: parameters, lists of texts and aggregates. */
final class Declarations {
    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]{1,39}");
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,9}");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,12}\\.\\d{1,6}");
    private static final int MOST_OF_A_KIND = 16;
    private static final int MOST_BYTES = 2_048;
    private static final int MOST_VALUES = 1_000_000;
    private static final int USUAL_DISTINCT = 32;
    private static final int USUAL_NEWEST = 31;
    private static final double MILLION_KEYS_IN_MEGABYTES = 1_000_000.0 / (1 << 20);

    private final List<Parameter> parameters = new ArrayList<>();
    private final Map<String, Set<String>> lists = new TreeMap<>();
    private final List<DeclaredAggregate> aggregates = new ArrayList<>();
    private final Set<String> names = new TreeSet<>();

    private Declarations() {}

    /** The side of a transaction that an aggregate is read for. */
    private enum Side {
        PAYER,
        PAYEE
    }

    /** The choices of {@code unit}. */
    private enum Unit {
        MONEY,
        RATIO,
        SHARE,
        HOURS,
        DAYS
    }

    static Declarations read(YamlFields fields) {
        Declarations declarations = new Declarations();
        if (fields.has("parameters")) {
            YamlFields all = fields.mapping("parameters");
            refuseTooMany(fields, all.names().size(), "parameters");
            all.names().forEach(name -> declarations.readParameter(all, name));
            all.refuseRest();
        }
        if (fields.has("aggregates")) {
            List<YamlFields> all = fields.mappings("aggregates");
            refuseTooMany(fields, all.size(), "aggregates");
            all.forEach(declarations::readAggregate);
        }
        return declarations;
    }

    private static void refuseTooMany(YamlFields fields, int count, String what) {
        if (count > MOST_OF_A_KIND) {
            throw fields.failure(
                    what,
                    "a scenario has at most "
                            + MOST_OF_A_KIND
                            + " "
                            + what
                            + "; split the scenario");
        }
    }

    private String name(YamlFields fields, String key, String name) {
        if (!NAME.matcher(name).matches()) {
            throw fields.failure(
                    key,
                    "a name is letters and digits and begins with a small letter, not '"
                            + name
                            + "'");
        }
        boolean taken =
                Catalogue.all().stream()
                        .anyMatch(feature ->
                                feature.name().equals(name)
                                        || feature.name().startsWith(name + "."));
        if (taken || !names.add(name)) {
            throw fields.failure(key, "'" + name + "' is taken already; choose another name");
        }
        return name;
    }

    private void readParameter(YamlFields fields, String key) {
        String name = name(fields, key, key);
        if (fields.isList(key)) {
            lists.put(name, Set.copyOf(fields.texts(key)));
        } else if (fields.isMapping(key)) {
            YamlFields parts = fields.mapping(key);
            Feature.Kind kind = kind(parts, "usual");
            List<Parameter.Case> cases = new ArrayList<>();
            if (parts.has("cases")) {
                parts.mappings("cases").forEach(one -> cases.add(readCase(one, kind)));
            }
            parameters.add(new Parameter(name, kind, number(parts, "usual", kind), cases));
            parts.refuseRest();
        } else {
            Feature.Kind kind = kind(fields, key);
            parameters.add(new Parameter(name, kind, number(fields, key, kind), List.of()));
        }
    }

    private static Parameter.Case readCase(YamlFields fields, Feature.Kind kind) {
        String segment = fields.has("segment") ? fields.text("segment") : "";
        String jurisdiction = fields.has("jurisdiction") ? fields.text("jurisdiction") : "";
        if (segment.isEmpty() && jurisdiction.isEmpty()) {
            throw fields.failure(
                    "value", "a case names a segment or a jurisdiction; 'usual' is for the rest");
        }
        Parameter.Case one =
                new Parameter.Case(segment, jurisdiction, number(fields, "value", kind));
        fields.refuseRest();
        return one;
    }

    /** A whole number is a count; a decimal is money unless a unit says otherwise. */
    private static Feature.Kind kind(YamlFields fields, String key) {
        String text = fields.text(key);
        if (WHOLE.matcher(text).matches()) {
            return Feature.Kind.COUNT;
        }
        if (!DECIMAL.matcher(text).matches()) {
            throw fields.failure(
                    key,
                    "'"
                            + key
                            + "' must be a whole number for counts or a decimal such as 10000.0, not '"
                            + text
                            + "'");
        }
        boolean hasUnit = key.equals("usual") && fields.has("unit");
        return hasUnit
                ? Feature.Kind.valueOf(fields.choice("unit", Unit.class).name())
                : Feature.Kind.MONEY;
    }

    private static double number(YamlFields fields, String key, Feature.Kind kind) {
        Feature.Kind own = kind(fields, key);
        if ((own == Feature.Kind.COUNT) != (kind == Feature.Kind.COUNT)) {
            throw fields.failure(
                    key, "all values of a parameter are whole numbers, or all are decimals");
        }
        return Double.parseDouble(fields.text(key));
    }

    private void readAggregate(YamlFields fields) {
        String name = name(fields, "name", fields.text("name"));
        Operation operation = fields.choice("operation", Operation.class);
        boolean ofPayer = fields.choice("side", Side.class) == Side.PAYER;
        Flow usual = ofPayer ? Flow.OUT : Flow.IN;
        Measure measure = measure(fields, operation);
        String filter = fields.has("where") ? fields.text("where") : "true";
        Aggregate aggregate =
                new Aggregate(
                        operation,
                        measure,
                        filter.replaceAll("\\s+", " "),
                        fields.has("key") ? fields.choice("key", Key.class) : Key.ACCOUNT,
                        fields.has("flow") ? fields.choice("flow", Flow.class) : usual,
                        span(fields, operation),
                        bound(fields, operation),
                        within(fields, operation, measure),
                        fields.has("before") && fields.truth("before"));
        refuseEnormous(fields, aggregate);
        aggregates.add(new DeclaredAggregate(name, aggregate, ofPayer, filter(fields, filter)));
        fields.refuseRest();
    }

    private static Measure measure(YamlFields fields, Operation operation) {
        if (operation == Operation.DISTINCT || operation == Operation.ALIKE) {
            return fields.choice("of", Measure.class);
        }
        if (fields.has("of") && fields.choice("of", Measure.class) != Measure.AMOUNT) {
            throw fields.failure(
                    "of",
                    operation.name().toLowerCase(Locale.ROOT)
                            + " works on amounts alone; count different values with 'distinct'");
        }
        return Measure.AMOUNT;
    }

    private static Span span(YamlFields fields, Operation operation) {
        Span span;
        try {
            span = Span.of(fields.text("window"));
        } catch (IllegalArgumentException e) {
            throw fields.failure("window", "the window " + e.getMessage());
        }
        if (operation == Operation.SURGE && span.slots() < 3) {
            throw fields.failure(
                    "window",
                    "surge compares the newest eighth of the window with those before; write a length such as 8d");
        }
        return span;
    }

    /** Per cent by which amounts may differ and still be alike. */
    private static int within(YamlFields fields, Operation operation, Measure measure) {
        boolean differs = operation == Operation.ALIKE && measure == Measure.AMOUNT;
        return differs && fields.has("within") ? fields.number("within", 0, 100) : 0;
    }

    private static int bound(YamlFields fields, Operation operation) {
        if (!operation.keepsValues()) {
            return 0;
        }
        int usual = operation == Operation.DISTINCT ? USUAL_DISTINCT : USUAL_NEWEST;
        return fields.has("up-to") ? fields.number("up-to", 1, MOST_VALUES) : usual;
    }

    private static void refuseEnormous(YamlFields fields, Aggregate aggregate) {
        int bytes = aggregate.bytesOfKey();
        if (bytes > MOST_BYTES || aggregate.bound() > Aggregate.GREATEST_BOUND) {
            throw fields.failure(
                    fields.has("up-to") ? "up-to" : "operation",
                    "this aggregate would keep "
                            + bytes
                            + " bytes for every "
                            + aggregate.key().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                            + ", "
                            + Math.round(bytes * MILLION_KEYS_IN_MEGABYTES)
                            + " MB for a million; at most "
                            + MOST_BYTES
                            + " bytes and "
                            + Aggregate.GREATEST_BOUND
                            + " values, lower 'up-to'");
        }
    }

    private static Condition filter(YamlFields fields, String filter) {
        try {
            return ConditionCompiler.compile(filter, Vocabulary.TRANSACTION);
        } catch (ConditionCompiler.Unsound e) {
            throw fields.failureWithin(
                    "where",
                    e.line(),
                    e.column(),
                    e.getMessage() + "; a filter names only what stands in the transaction itself");
        }
    }

    List<Parameter> parameters() {
        return parameters;
    }

    List<DeclaredAggregate> aggregates() {
        return aggregates;
    }

    @Nullable DeclaredAggregate aggregate(String name) {
        return aggregates.stream()
                .filter(aggregate -> aggregate.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** The words that the scenario's condition and reason may use. */
    Vocabulary vocabulary(Subject subject) {
        List<Feature> own = new ArrayList<>();
        parameters.forEach(parameter -> own.add(parameter.asFeature(subject)));
        aggregates.forEach(aggregate -> own.add(aggregate.asFeature()));
        return Vocabulary.CATALOGUE.with(own, lists);
    }

    /** Refuses what is declared for nothing. */
    void refuseUnused(YamlFields fields, List<Feature> used, String condition) {
        for (String name : names) {
            boolean asked =
                    used.stream().anyMatch(feature -> feature.name().equals(name))
                            || (lists.containsKey(name)
                                    && Pattern.compile("\\b" + name + "\\b")
                                            .matcher(condition)
                                            .find());
            if (!asked) {
                throw fields.failure(
                        aggregate(name) == null ? "parameters" : "aggregates",
                        "'" + name + "' is declared but neither condition nor reason uses it");
            }
        }
    }
}
