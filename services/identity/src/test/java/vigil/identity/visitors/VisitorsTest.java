package vigil.identity.visitors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisitorsTest {

    @Test
    void aHouseholdOfTheNewProtocolIsOneNetwork() {
        assertThat(Visitors.network("2001:db8:1:2::1"))
                .isEqualTo(Visitors.network("2001:db8:1:2:ffff::9"))
                .isNotEqualTo(Visitors.network("2001:db8:1:3::1"));
        assertThat(Visitors.network("192.0.2.1")).isNotEqualTo(Visitors.network("192.0.2.2"));
        assertThat(Visitors.network("::ffff:192.0.2.1")).isEqualTo(Visitors.network("192.0.2.1"));
    }

    @Test
    void whatIsNoAddressIsNotLookedUp() {
        assertThat(Visitors.network("somewhere.example")).isEqualTo("unknown");
    }

    @Test
    void devicesAreNamedCoarselyWhateverTheyClaim() {
        assertThat(
                        Visitors.device(
                                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0"))
                .isEqualTo("Edge on Windows");
        assertThat(Visitors.device("<script>")).isEqualTo("A browser on some device");
        assertThat(Visitors.device(null)).isEqualTo("A browser on some device");
    }
}
