package vigil.identity.revocations;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
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
    private final AtomicBoolean underWay = new AtomicBoolean();

    Heartbeat(EndedGrants grants) {
        this.grants = grants;
    }

    /** At a fixed rate, and so on a thread of its own: no sweep of tables holds it up. */
    @Scheduled(initialDelay = 0, fixedRate = 1_000, timeUnit = TimeUnit.MILLISECONDS)
    void beat() {
        if (!underWay.compareAndSet(false, true)) {
            return;
        }
        try {
            grants.beat();
        } catch (DataAccessException | TransactionException e) {
            // The store is away: others close their doors when they have heard nothing for long.
            log.atDebug().setMessage("no heartbeat").setCause(e).log();
        } finally {
            underWay.set(false);
        }
    }
}
