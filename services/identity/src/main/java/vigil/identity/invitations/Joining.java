package vigil.identity.invitations;

import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vigil.identity.officers.Officer;
import vigil.identity.officers.Officers;
import vigil.kernel.evidence.Act;
import vigil.kernel.evidence.Evidence;
import vigil.kernel.identity.RandomId;
import vigil.kernel.secrecy.Secret;

/** Makes an officer of an invitation. */
@Component
class Joining {

    private final Invitations invitations;
    private final Officers officers;
    private final Evidence evidence;
    private final TransactionTemplate transaction;

    Joining(
            Invitations invitations,
            Officers officers,
            Evidence evidence,
            TransactionTemplate transaction) {
        this.invitations = invitations;
        this.officers = officers;
        this.evidence = evidence;
        this.transaction = transaction;
    }

    /** Nothing when somebody else came first, or has the name. */
    Optional<Officer> join(Invitation invitation, Secret password) {
        try {
            return Optional.ofNullable(
                    transaction.execute(status ->
                            invitations.take(invitation) ? made(invitation, password) : null));
        } catch (DuplicateKeyException e) {
            return Optional.empty(); // The name is an officer's by now; the invitation stays.
        }
    }

    private Officer made(Invitation invitation, Secret password) {
        Officer officer =
                officers.join(
                        invitation.login(),
                        password,
                        new Officer(
                                RandomId.next(),
                                invitation.institution(),
                                invitation.roles(),
                                true),
                        invitation.invitedBy());
        evidence.record(
                new Act(
                        invitation.institution(),
                        officer.id(),
                        "invitation.accepted",
                        invitation.id(),
                        Map.of()));
        return officer;
    }
}
