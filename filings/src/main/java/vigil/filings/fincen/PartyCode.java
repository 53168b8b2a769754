package vigil.filings.fincen;

import vigil.filings.parties.CashPerson.Role;

/** FinCEN's codes of the parts that parties play on a form. */
final class PartyCode {
    static final String CONTACT_OFFICE = "8";
    static final String FOR_ANOTHER = "17";
    static final String AUTHORITY = "18";
    static final String AUTHORITY_PERSON = "19";
    static final String ON_WHOSE_BEHALF = "23";
    static final String FILER = "30";
    static final String SUBJECT = "33";
    static final String LOCATION = "34";
    static final String TRANSMITTER = "35";
    static final String TRANSMITTER_CONTACT = "37";
    static final String ACCOUNT_INSTITUTION = "41";
    static final String BRANCH = "46";
    static final String ON_OWN_BEHALF = "50";
    static final String COMMON_CARRIER = "58";

    private PartyCode() {}

    static String of(Role role) {
        return switch (role) {
            case ON_OWN_BEHALF -> ON_OWN_BEHALF;
            case FOR_ANOTHER -> FOR_ANOTHER;
            case ON_WHOSE_BEHALF -> ON_WHOSE_BEHALF;
            case COMMON_CARRIER -> COMMON_CARRIER;
        };
    }
}
