package vigil.identity.visitors;

import org.jspecify.annotations.Nullable;
import vigil.kernel.secrecy.Personal;
import vigil.kernel.secrecy.Secret;

/**
 * Who stands at the login page.
 *
 * @param network the address of IPv4, the first 64 bits of one of IPv6
 * @param browser what the browser was given when somebody signed in with it before
 * @param device what it says to be, coarsely: {@code Firefox on Linux}
 */
public record Visitor(Personal network, @Nullable Secret browser, String device) {}
