package vigil.identity.invitations;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How invitations are made.
 *
 * @param life how long a link is good
 */
@ConfigurationProperties(prefix = "vigil.identity.invitation", ignoreUnknownFields = false)
public record InvitationSettings(@DefaultValue("72h") Duration life) {}
