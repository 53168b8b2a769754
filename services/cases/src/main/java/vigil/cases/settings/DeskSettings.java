package vigil.cases.settings;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An institution's figures.
 *
 * @param groupingHours alerts on one account within so many hours of event time are one group
 * @param secondOfficerFrom items with this score or more are closed by two officers; 1001 for none
 * @param lockMinutes how long an item stays with the officer who has it open
 * @param dueHours until when an item must be decided, by severity, from its arrival
 * @param caseDays until when a case must be decided, from its creation
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
        int revision,
        @Nullable String changedBy) {

    /** What holds until an administrator says otherwise. */
    public static final DeskSettings DEFAULT =
            new DeskSettings(24, 800, 15, new DueHours(24, 72, 168, 336), 30, 0, null);

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

    public Duration grouping() {
        return Duration.ofHours(groupingHours);
    }

    public Duration lock() {
        return Duration.ofMinutes(lockMinutes);
    }
}
