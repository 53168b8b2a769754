package vigil.monitoring.backtests;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A backtest.
 *
 * @param state waiting, running, completed, cancelled or failed
 * @param logEnd place in the log up to which it is replayed; with the same range it repeats exactly
 * @param records of the log replayed so far, of {@code logEnd}
 * @param labelsUntil what officers had decided of alerts by then is what these are held against;
 *     with the same log and range precision and recall repeat exactly
 * @param asked what is swept; absent when the version is compared with those in force
 * @param model tried beside the scenarios; absent when they are compared alone
 * @param modelInForce when it was asked, beside the scenarios in force
 * @param sweep what came out of a sweep
 * @param resultHash SHA-256 over every hit of both sets in order and every transaction worth
 *     finding: equal for equal results
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BacktestView(
        String backtestId,
        String scenario,
        int version,
        String state,
        Instant from,
        Instant to,
        long logEnd,
        long records,
        Instant labelsUntil,
        String askedBy,
        Instant askedAt,
        @Nullable Instant finishedAt,
        @Nullable SweepForm asked,
        @Nullable ModelForm model,
        @Nullable ModelForm modelInForce,
        @Nullable BacktestResult result,
        @Nullable SweepResult sweep,
        @Nullable String resultHash) {}
