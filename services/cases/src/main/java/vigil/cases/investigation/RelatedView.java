package vigil.cases.investigation;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * Another case that belongs to this one.
 *
 * @param how linked by an officer, or same_party: it concerns somebody whom this one concerns
 */
@Schema(name = "RelatedCase")
public record RelatedView(String caseId, String reference, String state, String how) {}
