package vigil.monitoring.log;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vigil.contracts.log.v1.ModelBundle;
import vigil.contracts.log.v1.ModelsPublished;
import vigil.engine.bundles.Bundle;
import vigil.engine.bundles.BundleFile;
import vigil.engine.scoring.Lineup;
import vigil.engine.scoring.ModelException;
import vigil.engine.scoring.ServedModel;

/** Reads the models of sets; whoever publishes one has read it before the loop asks. */
public final class Lineups {

    private static final int KEPT = 8;

    /** What was read, and as what: other bytes under the same hash are not the same. */
    private record Key(ByteString bundle, String hash) {}

    private final Map<Key, Bundle> read =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, Bundle> eldest) {
                    return size() > KEPT;
                }
            };

    /**
     * What a set puts in force.
     *
     * @throws ModelException when this engine cannot serve it
     */
    public Lineup of(ModelsPublished published) {
        return new Lineup(
                published.hasChampion() ? served(published.getChampion()) : null,
                published.hasChallenger() ? served(published.getChallenger()) : null);
    }

    private ServedModel served(ModelBundle model) {
        Bundle bundle = bundle(model);
        if (!bundle.manifest().name().equals(model.getModel())) {
            throw new ModelException("The bundle is of another model than the set says");
        }
        return bundle.served(model.getVersion());
    }

    private Bundle bundle(ModelBundle model) {
        Key key = new Key(model.getBundle(), model.getBundleHash());
        Bundle known = known(key);
        if (known != null) {
            return known;
        }
        try {
            Bundle fresh = BundleFile.readAgain(key.bundle().newInput(), key.hash());
            synchronized (read) {
                read.put(key, fresh);
            }
            return fresh;
        } catch (IOException e) {
            throw new ModelException("The bundle is broken: " + e.getMessage(), e);
        }
    }

    private @Nullable Bundle known(Key key) {
        synchronized (read) {
            return read.get(key);
        }
    }
}
