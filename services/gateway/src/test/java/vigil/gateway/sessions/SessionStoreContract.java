package vigil.gateway.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vigil.gateway.street.Until;

/** What every store of sessions does. */
abstract class SessionStoreContract {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final byte[] VALUE = "sealed".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] OTHER = "other".getBytes(StandardCharsets.US_ASCII);

    private final String name = UUID.randomUUID().toString();

    abstract SessionStore store();

    @Test
    void whatIsPutIsFoundWithItsEnd() {
        store().put(name, VALUE, LONG);

        SessionStore.Kept kept = kept();

        assertThat(kept.sealed()).isEqualTo(VALUE);
        assertThat(kept.left()).isBetween(LONG.minusSeconds(60), LONG);
        assertThat(store().get(name + "x")).isNull();
    }

    @Test
    void itEndsByItselfAndIsNotCalledBack() throws Exception {
        store().put(name, VALUE, Duration.ofMillis(20));

        Until.holds(() -> store().get(name) == null);

        assertThat(store().replace(name, OTHER)).isFalse();
        store().touch(name, LONG);
        assertThat(store().get(name)).isNull();
        assertThat(store().remove(name)).isFalse();
    }

    @Test
    void replacingKeepsTheEndAndTouchingMovesIt() {
        store().put(name, VALUE, LONG);

        assertThat(store().replace(name, OTHER)).isTrue();
        assertThat(kept().left()).isBetween(LONG.minusSeconds(60), LONG);
        store().touch(name, LONG.multipliedBy(2));

        assertThat(kept().sealed()).isEqualTo(OTHER);
        assertThat(kept().left()).isGreaterThan(LONG);
    }

    @Test
    void whatWasRemovedIsGone() {
        store().put(name, VALUE, LONG);

        assertThat(store().remove(name)).isTrue();

        assertThat(store().get(name)).isNull();
        assertThat(store().replace(name, OTHER)).isFalse();
        assertThat(store().remove(name)).isFalse();
    }

    @Test
    void aNameIsClaimedByOneAtATime() throws Exception {
        assertThat(store().claim(name, LONG)).isTrue();
        assertThat(store().claim(name, LONG)).isFalse();

        store().remove(name);

        assertThat(store().claim(name, Duration.ofMillis(20))).isTrue();
        Until.holds(() -> store().claim(name, LONG));
    }

    private SessionStore.Kept kept() {
        return Objects.requireNonNull(store().get(name));
    }
}
