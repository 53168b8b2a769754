package vigil.engine.scenarios;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigil.engine.features.Catalogue;
import vigil.engine.features.Feature;

/** The names that a condition may use: features, and what its scenario declares. */
final class Vocabulary {
    /** The catalogue of features. */
    static final Vocabulary CATALOGUE = of(Catalogue.all());

    /** What stands in a transaction itself: all that the filter of an aggregate may name. */
    static final Vocabulary TRANSACTION =
            of(
                    Catalogue.all().stream()
                            .filter(feature -> feature.cost() == Feature.Cost.GIVEN)
                            .toList());

    private final Map<String, Feature> features;
    private final Map<String, Set<String>> lists;
    private final CelCompiler cel;

    private Vocabulary(
            Map<String, Feature> features, Map<String, Set<String>> lists, CelCompiler cel) {
        this.features = features;
        this.lists = lists;
        this.cel = cel;
    }

    private static Vocabulary of(Collection<Feature> features) {
        CelCompilerBuilder builder =
                CelCompilerFactory.standardCelCompilerBuilder().setResultType(SimpleType.BOOL);
        Map<String, Feature> byName = new LinkedHashMap<>();
        for (Feature feature : features) {
            builder.addVar(feature.name(), type(feature.kind()));
            byName.put(feature.name(), feature);
        }
        return new Vocabulary(byName, Map.of(), builder.build());
    }

    /** These names and more: figures, and lists of texts. */
    Vocabulary with(Collection<Feature> more, Map<String, Set<String>> moreLists) {
        if (more.isEmpty() && moreLists.isEmpty()) {
            return this;
        }
        CelCompilerBuilder builder = cel.toCompilerBuilder();
        Map<String, Feature> byName = new LinkedHashMap<>(features);
        for (Feature feature : more) {
            builder.addVar(feature.name(), type(feature.kind()));
            byName.put(feature.name(), feature);
        }
        Map<String, Set<String>> all = new LinkedHashMap<>(lists);
        moreLists.forEach((name, texts) -> {
            builder.addVar(name, ListType.create(SimpleType.STRING));
            all.put(name, texts);
        });
        return new Vocabulary(byName, all, builder.build());
    }

    private static CelType type(Feature.Kind kind) {
        return switch (kind) {
            case COUNT -> SimpleType.INT;
            case MONEY, HOURS, DAYS, RATIO, SHARE -> SimpleType.DOUBLE;
            case TRUTH -> SimpleType.BOOL;
            case TEXT -> SimpleType.STRING;
        };
    }

    CelCompiler cel() {
        return cel;
    }

    @Nullable Feature feature(String name) {
        return features.get(name);
    }

    @Nullable Set<String> list(String name) {
        return lists.get(name);
    }
}
