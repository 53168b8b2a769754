package vigil.cases.investigation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/**
 * Who is concerned.
 *
 * @param kind account or customer
 * @param id the account's surrogate, or the institution's own id of its customer
 * @param role subject, counterparty, beneficial_owner, witness or other
 */
@Schema(name = "CaseParty")
public record PartyView(String kind, String id, String role, String addedBy, Instant addedAt) {}
