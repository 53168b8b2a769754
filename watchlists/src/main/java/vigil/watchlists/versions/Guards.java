package vigil.watchlists.versions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import vigil.watchlists.entities.Entity;
import vigil.watchlists.entities.Statement;
import vigil.watchlists.versions.GuardBreach.Kind;

/** Judges whether a new version can be what the publisher meant. */
public final class Guards {
    private final GuardSettings settings;

    public Guards(GuardSettings settings) {
        this.settings = settings;
    }

    /** What speaks against the candidate; nothing when it may be used. */
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
            shrinkage(before, candidate, breaches);
            churn(before, candidate, breaches);
            fieldLoss(before, candidate, breaches);
        });
        return breaches;
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

    private void churn(Snapshot before, Snapshot now, List<GuardBreach> breaches) {
        int size = before.entities().size();
        long gone =
                before.entities().stream()
                        .filter(entity -> now.find(entity.id()).isEmpty())
                        .count();
        if (size >= settings.smallest() && gone > size * settings.churn()) {
            breaches.add(breach(Kind.IDENTITY_CHURN, "%,d of %,d entity ids are gone", gone, size));
        }
    }

    private void fieldLoss(Snapshot before, Snapshot now, List<GuardBreach> breaches) {
        Map<String, Integer> sizes = now.counts();
        Map<String, Integer> oldSizes = before.counts();
        Map<String, Map<String, Integer>> filled = filled(now);
        filled(before)
                .forEach((schema, properties) ->
                        properties.forEach((property, old) -> {
                            double oldShare = (double) old / oldSizes.getOrDefault(schema, 1);
                            int left =
                                    filled.getOrDefault(schema, Map.of()).getOrDefault(property, 0);
                            double share = (double) left / sizes.getOrDefault(schema, 1);
                            if (old >= settings.smallest()
                                    && share < oldShare * (1 - settings.fieldLoss())) {
                                breaches.add(
                                        breach(
                                                Kind.FIELD_LOSS,
                                                "%s of %s filled in %.1f %%, and it was %.1f %%",
                                                property,
                                                schema,
                                                100 * share,
                                                100 * oldShare));
                            }
                        }));
    }

    /** Schema → property → how many entities have it. */
    private static Map<String, Map<String, Integer>> filled(Snapshot snapshot) {
        Map<String, Map<String, Integer>> filled = new TreeMap<>();
        Set<String> seen = new HashSet<>();
        for (Entity entity : snapshot.entities()) {
            Map<String, Integer> counts =
                    filled.computeIfAbsent(entity.schema().name(), schema -> new HashMap<>());
            seen.clear();
            for (Statement statement : entity.statements()) {
                if (seen.add(statement.property())) {
                    counts.merge(statement.property(), 1, Integer::sum);
                }
            }
        }
        return filled;
    }

    private static GuardBreach breach(Kind kind, String reason, Object... figures) {
        return new GuardBreach(kind, String.format(Locale.ROOT, reason, figures));
    }
}
