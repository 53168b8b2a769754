package vigil.matcher.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vigil.matcher.alignment.Aligner;
import vigil.matcher.alignment.Alignment;
import vigil.matcher.entity.Entity;
import vigil.matcher.entity.Schema;
import vigil.matcher.evidence.Circumstances;
import vigil.matcher.words.Name;
import vigil.matcher.words.NameReader;

/** Compares two entities in full, all names with all. May be shared between threads. */
public final class Comparer {

    /** Of an entity with more names the first count. */
    static final int MOST_NAMES = 200;

    private final NameReader reader;

    public Comparer(NameReader reader) {
        this.reader = reader;
    }

    /** How likely the listed entity is the one that is asked about, and why. */
    public Comparison compare(Entity asked, Entity listed) {
        Schema.Kind kind = kindOf(asked.schema(), listed.schema());
        List<ReadName> theirs = read(listed, kind);
        Aligner aligner = new Aligner();
        Best best = new Best();
        for (ReadName mine : read(asked, kind)) {
            aligner.ask(mine.name());
            for (ReadName other : theirs) {
                best.consider(aligner, mine, other);
            }
        }
        return Comparison.of(
                Optional.ofNullable(best.alignment),
                best.weak,
                Circumstances.compare(asked, listed));
    }

    /** Words are read as those of the more telling of the two schemata. */
    static Schema.Kind kindOf(Schema asked, Schema listed) {
        return switch (listed.kind()) {
            case ANY_PARTY, ANYTHING -> asked.kind();
            default -> listed.kind();
        };
    }

    private record ReadName(Name name, boolean weak) {}

    private List<ReadName> read(Entity entity, Schema.Kind kind) {
        List<ReadName> names = new ArrayList<>();
        entity.names().forEach(name -> add(names, name, kind, false));
        entity.aliases().forEach(name -> add(names, name, kind, false));
        entity.weakAliases().forEach(name -> add(names, name, kind, true));
        return names;
    }

    private void add(List<ReadName> names, String raw, Schema.Kind kind, boolean weak) {
        if (names.size() < MOST_NAMES) {
            reader.readAll(raw, kind).forEach(name -> names.add(new ReadName(name, weak)));
        }
    }

    private static final class Best {
        private double logit = Double.NEGATIVE_INFINITY;
        private boolean weak;
        private @Nullable Alignment alignment;

        /** A strong name at the same odds comes before a weak alias. */
        void consider(Aligner aligner, ReadName mine, ReadName other) {
            if (mine.name().words().isEmpty() || other.name().words().isEmpty()) {
                return;
            }
            double odds = aligner.compare(other.name());
            boolean either = mine.weak() || other.weak();
            double counted = either ? Math.min(odds, Comparison.WEAK_ALONE) : odds;
            double leading = weak ? Math.min(logit, Comparison.WEAK_ALONE) : logit;
            if (alignment == null || counted > leading || (counted == leading && weak && !either)) {
                logit = odds;
                weak = either;
                alignment = aligner.alignment(mine.name(), other.name(), odds);
            }
        }
    }
}
