package vigil.identity.login;

/**
 * The provider outside, as the sign-in page names it.
 *
 * @param title empty where there is none
 */
public record OutsideName(String title) {}
