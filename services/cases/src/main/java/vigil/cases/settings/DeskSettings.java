package vigil.cases.settings;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.filings.deadlines.DeadlineRule;
import vigil.filings.deadlines.Deadlines;
import vigil.filings.deadlines.Duty;
import vigil.kernel.problems.FieldError;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;

/**
 * An institution's figures.
 *
 * @param groupingHours alerts on one account within so many hours of event time are one group
 * @param secondOfficerFrom items with this score or more are closed by two officers; 1001 for none
 * @param lockMinutes how long an item stays with the officer who has it open
 * @param dueHours until when an item must be decided, by severity, from its arrival
 * @param caseDays until when a case must be decided, from the day after its creation
 * @param dayCount how those days are counted
 * @param bulkFrom from so many alerts on, closing them at once waits for a second officer; what one
 *     officer closes in bulks within an hour counts together; 1001 for never
 * @param approvalWords whether who approves a closing says why
 * @param revision counts every change; the ETag
 */
@Schema(name = "DeskSettings")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeskSettings(
        int groupingHours,
        int secondOfficerFrom,
        int lockMinutes,
        DueHours dueHours,
        int caseDays,
        DayCount dayCount,
        int bulkFrom,
        boolean approvalWords,
        int revision,
        @Nullable String changedBy) {

    /** What holds until an administrator says otherwise. */
    public static final DeskSettings DEFAULT =
            new DeskSettings(
                    24,
                    800,
                    15,
                    new DueHours(24, 72, 168, 336),
                    30,
                    DayCount.DEFAULT,
                    25,
                    false,
                    0,
                    null);

    /** Hours from arrival to deadline. */
    @Schema(name = "DueHours")
    public record DueHours(int critical, int high, int medium, int low) {

        /** The time that an item of this severity may take. */
        public Duration of(Severity severity) {
            return Duration.ofHours(
                    switch (severity) {
                        case CRITICAL -> critical;
                        case HIGH -> high;
                        case MEDIUM -> medium;
                        case LOW -> low;
                    });
        }
    }

    /**
     * How days are counted.
     *
     * @param workingDays whether weekends and holidays are left out
     * @param calendar whose holidays: US, TARGET, DE or FR
     * @param zone whose midnight ends a day
     */
    @Schema(name = "DayCount")
    public record DayCount(boolean workingDays, String calendar, String zone) {

        /** That of the authority whose forms come with the house. */
        static final DayCount DEFAULT = new DayCount(false, "US", "America/New_York");
    }

    /** The same with days counted so, and what is asked of second officers. */
    DeskSettings with(DayCount days, int bulk, boolean words) {
        return new DeskSettings(
                groupingHours,
                secondOfficerFrom,
                lockMinutes,
                dueHours,
                caseDays,
                days,
                bulk,
                words,
                revision,
                changedBy);
    }

    /** Until when a case must be decided that begins then. */
    public Instant caseDue(Deadlines deadlines, Instant created) {
        ZoneId zone = ZoneId.of(dayCount.zone());
        DeadlineRule rule =
                new DeadlineRule(
                        dayCount.calendar(),
                        Duty.CASE_DECISION,
                        caseDays,
                        dayCount.workingDays()
                                ? DeadlineRule.Unit.WORKING_DAYS
                                : DeadlineRule.Unit.CALENDAR_DAYS,
                        dayCount.calendar(),
                        zone,
                        null,
                        null,
                        "the institution's own");
        return deadlines.of(rule, created, zone).lateAt();
    }

    /** Refuses an approval without words where the institution asks for them. */
    public void requireWords(@Nullable String words) {
        if (approvalWords && words == null) {
            throw Refusal.of(
                    ProblemCode.VALIDATION_FAILED,
                    "Some values are not acceptable.",
                    List.of(FieldError.of("words", "say why it is approved")));
        }
    }

    public Duration grouping() {
        return Duration.ofHours(groupingHours);
    }

    public Duration lock() {
        return Duration.ofMinutes(lockMinutes);
    }
}
