package vigil.gateway.sessions;

import java.time.InstantSource;

class SessionsInMemoryTest extends SessionStoreContract {

    private final SessionStore store = new SessionsInMemory(InstantSource.system());

    @Override
    SessionStore store() {
        return store;
    }
}
