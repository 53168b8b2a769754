package vigil.identity.administration;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vigil.identity.logout.EndOfAllSessions;
import vigil.identity.officers.Officer;
import vigil.identity.officers.Officers;
import vigil.identity.outside.OutsideLinks;
import vigil.identity.sessions.Sessions;
import vigil.kernel.evidence.Act;
import vigil.kernel.evidence.Evidence;
import vigil.kernel.identity.Caller;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.identity.Role;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;

/** What administrators do about officers of their institution; each act with its evidence. */
@Component
class OfficersDesk {

    private final Officers officers;
    private final Sessions sessions;
    private final EndOfAllSessions ending;
    private final HeldFactors factors;
    private final OutsideLinks links;
    private final Evidence evidence;

    OfficersDesk(
            Officers officers,
            Sessions sessions,
            EndOfAllSessions ending,
            HeldFactors factors,
            OutsideLinks links,
            Evidence evidence) {
        this.links = links;
        this.officers = officers;
        this.sessions = sessions;
        this.ending = ending;
        this.factors = factors;
        this.evidence = evidence;
    }

    List<OfficerView> all(InstitutionId institution) {
        return officers.all(institution).stream().map(this::view).toList();
    }

    List<ColleagueView> colleagues(InstitutionId institution) {
        return officers.all(institution).stream()
                .map(officer ->
                        new ColleagueView(
                                officer.id(),
                                officers.loginOf(officer.id()).reveal(),
                                officer.enabled()))
                .toList();
    }

    /** Whether there is such an officer, as everywhere here. */
    @Transactional
    boolean enable(Caller caller, String id) {
        Optional<Officer> officer = found(caller, id);
        officer.ifPresent(known -> officers.enable(known, true, caller.login()));
        return officer.isPresent();
    }

    @Transactional
    boolean disable(Caller caller, String id) {
        if (caller.login().equals(id)) {
            throw Refusal.of(
                    ProblemCode.WRONG_STATE, "Somebody else has to keep an administrator out.");
        }
        Optional<Officer> officer = found(caller, id);
        officer.ifPresent(known -> {
            officers.enable(known, false, caller.login());
            ending.end(id);
        });
        return officer.isPresent();
    }

    @Transactional
    boolean resetFactors(Caller caller, String id) {
        Optional<Officer> officer = found(caller, id);
        officer.ifPresent(known -> {
            factors.remove(id);
            ending.end(id);
            record(caller, known, "factors.reset");
        });
        return officer.isPresent();
    }

    /** From now on whoever the provider outside calls so is the officer. */
    @Transactional
    boolean link(Caller caller, String id, String subject) {
        Optional<Officer> officer = found(caller, id);
        officer.ifPresent(known -> {
            if (!links.put(id, subject)) {
                throw Refusal.of(ProblemCode.CONFLICT, "This subject is another officer's.");
            }
            record(caller, known, "outside.linked");
        });
        return officer.isPresent();
    }

    @Transactional
    boolean unlink(Caller caller, String id) {
        Optional<Officer> officer = found(caller, id);
        officer.filter(known -> links.remove(id))
                .ifPresent(known -> {
                    ending.end(id);
                    record(caller, known, "outside.unlinked");
                });
        return officer.isPresent();
    }

    @Transactional
    boolean endSessions(Caller caller, String id) {
        Optional<Officer> officer = found(caller, id);
        officer.ifPresent(known -> {
            ending.end(id);
            record(caller, known, "sessions.ended");
        });
        return officer.isPresent();
    }

    private Optional<Officer> found(Caller caller, String id) {
        return officers.of(id)
                .filter(officer -> officer.institution().equals(caller.institution()));
    }

    private void record(Caller caller, Officer officer, String verb) {
        evidence.record(
                new Act(officer.institution(), caller.login(), verb, officer.id(), Map.of()));
    }

    private OfficerView view(Officer officer) {
        return new OfficerView(
                officer.id(),
                officers.loginOf(officer.id()).reveal(),
                officer.roles().stream().map(Role::word).sorted().toList(),
                officer.enabled(),
                factors.of(officer.id()),
                sessions.of(officer.id()).size());
    }
}
