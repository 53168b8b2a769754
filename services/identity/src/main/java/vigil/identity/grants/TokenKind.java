package vigil.identity.grants;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

/** By which of its tokens a grant may be found. */
enum TokenKind {
    CODE(OAuth2AuthorizationCode.class, "code"),
    ACCESS(OAuth2AccessToken.class, "access_token"),
    REFRESH(OAuth2RefreshToken.class, "refresh_token"),
    ID(OidcIdToken.class, "id_token");

    private final Class<? extends OAuth2Token> type;
    private final String word;

    TokenKind(Class<? extends OAuth2Token> type, String word) {
        this.type = type;
        this.word = word;
    }

    Class<? extends OAuth2Token> type() {
        return type;
    }

    /** The word of the protocol. */
    String word() {
        return word;
    }

    boolean answersTo(@Nullable OAuth2TokenType wanted) {
        return wanted == null || word.equals(wanted.getValue());
    }
}
