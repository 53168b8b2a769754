package vigil.monitoring.backtests;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vigil.contracts.log.v1.ScenariosPublished;
import vigil.kernel.identity.InstitutionId;
import vigil.monitoring.scenarios.VersionId;

/**
 * A backtest to be run.
 *
 * @param revision of the version when it was asked
 * @param labelsUntil what officers decided later counts for nothing
 * @param sweep what is swept; null when the version is compared with those in force
 * @param models tried beside the scenarios
 * @param sets the candidate files, and in the place of the shadow those in force when it was asked
 */
record Backtest(
        UUID id,
        InstitutionId institution,
        VersionId version,
        int revision,
        BacktestForm.Range range,
        long logEnd,
        Instant labelsUntil,
        @Nullable SweepForm sweep,
        ModelPair models,
        ScenariosPublished sets,
        String askedBy) {}
