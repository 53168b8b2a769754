package vigil.identity.logout;

import org.springframework.stereotype.Component;
import vigil.identity.sessions.Sessions;

/** Ends all of an officer's sessions and grants, and tells the programs that held any. */
@Component
public class EndOfAllSessions {

    private final Sessions sessions;
    private final LogoutNotices notices;

    EndOfAllSessions(Sessions sessions, LogoutNotices notices) {
        this.sessions = sessions;
        this.notices = notices;
    }

    public void end(String officer) {
        notices.tell(officer); // While it is known who holds a grant.
        sessions.endAll(officer);
    }
}
