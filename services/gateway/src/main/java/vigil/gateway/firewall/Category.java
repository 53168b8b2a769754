package vigil.gateway.firewall;

import java.util.Locale;

/** Kinds of attack, cut as the OWASP Core Rule Set cuts them, with what concerns JSON beside. */
public enum Category {
    SQL,
    SCRIPT,
    TRAVERSAL,
    REMOTE_FILE,
    COMMAND,
    TEMPLATE,
    XML_ENTITY,
    PROTOCOL,
    SCANNER,
    LDAP,
    NOSQL,
    DESERIALISATION,
    HEADER,
    PROTOTYPE;

    /** The word in rules, metrics and events. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Category ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
