package vigil.cases.authorities;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vigil.cases.pages.Words;
import vigil.cases.seal.Seals;

/**
 * What an authority asks of the institution.
 *
 * @param kind information, production_order, account_freeze, keep_open or other
 * @param authority who asks; absent, as what follows, when the case's key was destroyed
 * @param reference the authority's own
 * @param words what is asked
 * @param state open, answered or withdrawn
 * @param basis whose day it is: authority, law, or none where nobody says one
 * @param law the source of the law's deadline
 * @param lastDay the last day on which it is in time, where the law counts days
 * @param dueAt the first moment at which it is too late
 * @param overdue whether it is open and late
 * @param inForceUntil how long an account stays frozen or open
 * @param answer what was answered, or why it is asked no more
 */
@Schema(name = "AuthorityRequest")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AuthorityRequestView(
        String requestId,
        int version,
        String caseId,
        String caseReference,
        String kind,
        @Nullable String authority,
        @Nullable String reference,
        @Nullable String words,
        String state,
        boolean urgent,
        String jurisdiction,
        Instant receivedAt,
        String basis,
        @Nullable String law,
        @Nullable LocalDate lastDay,
        @Nullable Instant dueAt,
        boolean overdue,
        @Nullable Instant inForceUntil,
        String registeredBy,
        Instant registeredAt,
        @Nullable String answer,
        @Nullable String endedBy,
        @Nullable Instant endedAt) {

    static AuthorityRequestView of(AuthorityRequest kept, Seals.Key key, Instant now) {
        AuthorityRequest.Asked asked = kept.asked();
        AuthorityRequest.Clock clock = kept.clock();
        AuthorityRequest.End end = kept.end();
        Instant dueAt = clock.dueAt();
        return new AuthorityRequestView(
                kept.id().toString(),
                kept.version(),
                asked.caseId().toString(),
                asked.caseReference(),
                Words.of(asked.kind()),
                key.text(AuthorityRows.AUTHORITY, asked.authority()),
                key.text(AuthorityRows.REFERENCE, asked.reference()),
                key.text(AuthorityRows.WORDS, asked.words()),
                Words.of(kept.state()),
                asked.urgent(),
                asked.jurisdiction(),
                asked.receivedAt(),
                clock.basis(),
                clock.law(),
                clock.lastDay(),
                dueAt,
                kept.state() == AuthorityState.OPEN && dueAt != null && !now.isBefore(dueAt),
                clock.inForceUntil(),
                asked.registeredBy(),
                asked.registeredAt(),
                end == null ? null : key.text(AuthorityRows.ANSWER, end.answer()),
                end == null ? null : end.by(),
                end == null ? null : end.at());
    }
}
