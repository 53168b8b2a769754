package vigil.monitoring.log;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.contracts.log.v1.LogRecord;
import vigil.contracts.log.v1.ModelBundle;
import vigil.contracts.log.v1.ModelsPublished;

/** Model sets in the schema of the log: the same set gives the same bytes and the same hash. */
public final class ModelFormat {

    private ModelFormat() {}

    /**
     * A set as a record of its institution's log.
     *
     * @param champion in force, null when there is none
     * @param challenger in shadow, null when there is none
     */
    public static LogRecord record(
            String institution,
            long set,
            @Nullable ModelBundle champion,
            @Nullable ModelBundle challenger) {
        ModelsPublished.Builder published = ModelsPublished.newBuilder().setSet(set);
        if (champion != null) {
            published.setChampion(champion);
        }
        if (challenger != null) {
            published.setChallenger(challenger);
        }
        published.setContentHash(hash(published.build()));
        return LogRecord.newBuilder().setInstitution(institution).setModels(published).build();
    }

    /** Whether the record holds what its hash says. */
    public static boolean isWhole(ModelsPublished published) {
        return hash(published).equals(published.getContentHash());
    }

    private static String hash(ModelsPublished published) {
        ContentHash hash = new ContentHash();
        hash.number(published.hasChampion() ? 1 : 0).number(published.hasChallenger() ? 1 : 0);
        for (ModelBundle bundle : List.of(published.getChampion(), published.getChallenger())) {
            hash.text(bundle.getModel())
                    .number(bundle.getVersion())
                    .text(bundle.getBundleHash())
                    .bytes(bundle.getBundle());
        }
        return hash.hex();
    }
}
