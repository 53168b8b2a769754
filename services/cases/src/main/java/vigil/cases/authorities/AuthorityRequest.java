package vigil.cases.authorities;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A request of an authority as its row holds it. */
record AuthorityRequest(
        long number,
        UUID id,
        int version,
        AuthorityState state,
        Asked asked,
        Clock clock,
        @Nullable End end) {

    /**
     * What was asked. Authority, reference and words are sealed under the case's key.
     *
     * @param key names it, so that it is registered once
     * @param caseReference for people
     */
    record Asked(
            String key,
            UUID caseId,
            String caseReference,
            AuthorityKind kind,
            byte[] authority,
            byte[] reference,
            byte[] words,
            boolean urgent,
            String jurisdiction,
            Instant receivedAt,
            String registeredBy,
            Instant registeredAt) {}

    /**
     * Until when.
     *
     * @param basis authority, law or none
     * @param law the source of the law's deadline; null for another basis
     * @param lastDay the last day on which it is in time, where the law counts days
     * @param dueAt the first moment at which it is too late; null where nobody says one
     * @param inForceUntil how long an account stays frozen or open; null where nobody says
     */
    record Clock(
            String basis,
            @Nullable String law,
            @Nullable LocalDate lastDay,
            @Nullable Instant dueAt,
            @Nullable Instant inForceUntil) {

        /** The authority has given another day. */
        Clock until(Instant day) {
            return new Clock("authority", null, null, day, inForceUntil);
        }
    }

    /**
     * How it ended.
     *
     * @param answer what was answered, or why it is asked no more; sealed
     */
    record End(byte[] answer, String by, Instant at) {}
}
