package vigil.matcher.entity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IdentifierTest {

    @Test
    void signsBetweenDoNotCount() {
        assertThat(Identifier.of(Identifier.Kind.PASSPORT, "a-12 345.6").compared())
                .isEqualTo("A123456");
        assertThat(Identifier.of(Identifier.Kind.IMO, "IMO 9187629").compared())
                .isEqualTo("9187629");
    }

    @Test
    void theCaseOfAWalletCounts() {
        assertThat(
                        Identifier.of(Identifier.Kind.WALLET, "1BoatSLRHtKNngkdXEeobR76b53LETtpyT")
                                .compared())
                .isEqualTo("1BoatSLRHtKNngkdXEeobR76b53LETtpyT");
        assertThat(Identifier.of(Identifier.Kind.WALLET, "0xAbC123").compared())
                .isEqualTo(Identifier.of(Identifier.Kind.WALLET, "0xabc123").compared());
    }

    @Test
    void schemataKnowWhatTheyMayBe() {
        assertThat(Schema.PERSON.mayBe(Schema.LEGAL_ENTITY)).isTrue();
        assertThat(Schema.COMPANY.mayBe(Schema.ORGANIZATION)).isTrue();
        assertThat(Schema.PERSON.mayBe(Schema.COMPANY)).isFalse();
        assertThat(Schema.PERSON.mayBe(Schema.VESSEL)).isFalse();
        assertThat(Schema.ofLabel("cryptowallet")).contains(Schema.CRYPTO_WALLET);
        assertThat(Schema.ofLabel("Spaceship")).isEmpty();
    }
}
