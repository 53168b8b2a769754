package vigil.identity.revocations;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Says every second that nothing more was revoked. */
@Component
class Heartbeat {

    private static final Logger log = LoggerFactory.getLogger(Heartbeat.class);

    private final EndedGrants grants;

    Heartbeat(EndedGrants grants) {
        this.grants = grants;
    }

    @Scheduled(initialDelay = 0, fixedDelay = 1_000, timeUnit = TimeUnit.MILLISECONDS)
    void beat() {
        try {
            grants.beat();
        } catch (DataAccessException | TransactionException e) {
            // The store is away: others close their doors when they have heard nothing for long.
            log.atDebug().setMessage("no heartbeat").setCause(e).log();
        }
    }
}
