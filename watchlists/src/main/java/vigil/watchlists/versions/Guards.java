package vigil.watchlists.versions;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vigil.watchlists.entities.Entity;
import vigil.watchlists.versions.GuardBreach.Kind;
import vigil.watchlists.versions.SnapshotDelta.Changed;

/** Judges whether a new version can be what the publisher meant. */
public final class Guards {
    private final GuardSettings settings;

    public Guards(GuardSettings settings) {
        this.settings = settings;
    }

    /**
     * What speaks against the candidate; nothing when it may be used.
     *
     * @param greatest the largest version of late, so that no list is taken away in small steps
     */
    public List<GuardBreach> check(
            Optional<Snapshot> previous,
            Optional<Snapshot> greatest,
            Snapshot candidate,
            int failedRecords) {
        List<GuardBreach> breaches = check(previous, candidate, failedRecords);
        if (breaches.isEmpty()) {
            greatest.ifPresent(
                    before -> new Guards(settings.together()).losses(before, candidate, breaches));
        }
        return breaches;
    }

    /** The same for a version that none of late is known before. */
    public List<GuardBreach> check(
            Optional<Snapshot> previous, Snapshot candidate, int failedRecords) {
        List<GuardBreach> breaches = new ArrayList<>();
        int size = candidate.entities().size();
        if (size < settings.minimumEntities()) {
            breaches.add(
                    breach(
                            Kind.TOO_SMALL,
                            "%,d entities, and the list has at least %,d",
                            size,
                            settings.minimumEntities()));
        }
        if (failedRecords > settings.failures() * (size + failedRecords)) {
            breaches.add(
                    breach(
                            Kind.FAILED_RECORDS,
                            "%,d records cannot be read beside %,d entities",
                            failedRecords,
                            size));
        }
        previous.ifPresent(before -> {
            losses(before, candidate, breaches);
            fieldLoss(before, SnapshotDelta.between(before, candidate), breaches);
        });
        return breaches;
    }

    private void losses(Snapshot before, Snapshot candidate, List<GuardBreach> breaches) {
        shrinkage(before, candidate, breaches);
        churn(before, SnapshotDelta.between(before, candidate), breaches);
    }

    private void shrinkage(Snapshot before, Snapshot now, List<GuardBreach> breaches) {
        Map<String, Integer> counts = now.counts();
        before.counts()
                .forEach((schema, old) -> {
                    int left = counts.getOrDefault(schema, 0);
                    if (old >= settings.smallest() && left < old * (1 - settings.shrinkage())) {
                        breaches.add(
                                breach(
                                        Kind.SHRINKAGE,
                                        "%,d of kind %s, and there were %,d",
                                        left,
                                        schema,
                                        old));
                    }
                });
    }

    private void churn(Snapshot before, SnapshotDelta delta, List<GuardBreach> breaches) {
        int size = before.entities().size();
        int gone = delta.removed().size();
        if (size >= settings.smallest() && gone > size * settings.churn()) {
            breaches.add(breach(Kind.IDENTITY_CHURN, "%,d of %,d entity ids are gone", gone, size));
        }
    }

    // Among those that stay: hundreds of new vessels of which little is known are no loss.
    private void fieldLoss(Snapshot before, SnapshotDelta delta, List<GuardBreach> breaches) {
        Map<Field, Integer> lost = new TreeMap<>();
        for (Changed change : delta.changed()) {
            for (String property : change.fields()) {
                if (has(change.before(), property) && !has(change.after(), property)) {
                    lost.merge(Field.of(change.before(), property), 1, Integer::sum);
                }
            }
        }
        lost.forEach((field, count) -> {
            long had =
                    before.entities().stream()
                            .filter(entity -> entity.schema().name().equals(field.schema()))
                            .filter(entity -> has(entity, field.property()))
                            .count();
            if (had >= settings.smallest() && count > had * settings.fieldLoss()) {
                breaches.add(
                        breach(
                                Kind.FIELD_LOSS,
                                "%,d of the %,d of kind %s that had a %s have none any more",
                                count,
                                had,
                                field.schema(),
                                field.property()));
            }
        });
    }

    private record Field(String schema, String property) implements Comparable<Field> {

        static Field of(Entity entity, String property) {
            return new Field(entity.schema().name(), property);
        }

        @Override
        public int compareTo(Field other) {
            int order = schema.compareTo(other.schema);
            return order != 0 ? order : property.compareTo(other.property);
        }
    }

    private static boolean has(Entity entity, String property) {
        return !entity.first(property).isEmpty();
    }

    private static GuardBreach breach(Kind kind, String reason, Object... figures) {
        return new GuardBreach(kind, String.format(Locale.ROOT, reason, figures));
    }
}
