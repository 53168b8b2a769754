package vigil.models.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one replay was trained into: models by how the rows were cut and by what they were kept from
 * seeing. The first is the one to be written; the others stand beside it for comparison.
 */
public record Trainings(
        SequencedMap<String, Trained> models, TimeSplit split, Straddling straddling) {
    private static final String DISJOINT = ", " + Splits.RING_DISJOINT.word();

    public Trainings {
        models = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(models));
    }

    /**
     * What is asked for.
     *
     * @param hidden from every model
     * @param ablations whether each thing that may be hidden is hidden once as well
     */
    public record Plan(Set<Ablation> hidden, boolean ablations, Splits splits) {
        public Plan {
            hidden = Set.copyOf(hidden);
        }

        /** The columns that its models read among them. */
        public List<String> columns() {
            return Ablation.columns(ablations ? Set.of() : hidden);
        }

        private List<Set<Ablation>> ablated() {
            List<Set<Ablation>> sets = new ArrayList<>(List.of(hidden));
            for (Ablation other : ablations ? Ablation.values() : new Ablation[0]) {
                Set<Ablation> more = EnumSet.of(other);
                more.addAll(hidden);
                if (!sets.contains(more)) {
                    sets.add(more);
                }
            }
            return sets;
        }
    }

    /**
     * Rings that have payments on both sides of a cut.
     *
     * @param leftOut payments of theirs that the ring-disjoint split keeps out of the earlier parts
     * @param untrained why nothing could be learnt without them; null when it was, or was not tried
     */
    public record Straddling(int rings, int leftOut, @Nullable String untrained) {}

    /**
     * Trains all models of a plan.
     *
     * @param split in order of time
     */
    public static Trainings of(
            Samples samples, TimeSplit split, LearningSettings learning, Plan plan) {
        TimeSplit disjoint = split.ringDisjoint(samples);
        int straddling = split.straddling(samples);
        int leftOut = rows(split) - rows(disjoint);
        SequencedMap<String, Trained> models = new LinkedHashMap<>();
        String untrained = null;
        if (plan.splits() != Splits.RING_DISJOINT) {
            train(models, "", new Trainer(samples, plan.columns(), split, learning), plan);
        }
        if (plan.splits() == Splits.RING_DISJOINT) {
            train(models, DISJOINT, new Trainer(samples, plan.columns(), disjoint, learning), plan);
        } else if (plan.splits() == Splits.BOTH && straddling > 0) {
            Trainer trainer = new Trainer(samples, plan.columns(), disjoint, learning);
            untrained = trainer.lacking();
            if (untrained == null) {
                train(models, DISJOINT, trainer, plan);
            }
        }
        return new Trainings(
                models,
                plan.splits() == Splits.RING_DISJOINT ? disjoint : split,
                new Straddling(straddling, leftOut, untrained));
    }

    private static void train(
            SequencedMap<String, Trained> models, String suffix, Trainer trainer, Plan plan) {
        for (Set<Ablation> hidden : plan.ablated()) {
            models.put(title(hidden) + suffix, trainer.train(Ablation.columns(hidden)));
        }
    }

    private static int rows(TimeSplit split) {
        return split.training().length + split.validation().length;
    }

    /** What a model was kept from seeing, in words. */
    public static String title(Set<Ablation> hidden) {
        return hidden.isEmpty()
                ? "everything"
                : hidden.stream()
                        .sorted()
                        .map(ablation -> "no " + ablation.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "));
    }

    /** The model to be written. */
    public Trained written() {
        return models.firstEntry().getValue();
    }
}
