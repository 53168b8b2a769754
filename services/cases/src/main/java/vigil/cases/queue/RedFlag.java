package vigil.cases.queue;

/**
 * What officers tick beside their reason, after the indicators that FATF's typology reports and
 * FinCEN's advisories share.
 */
public enum RedFlag {
    STRUCTURED_AMOUNTS,
    RAPID_MOVEMENT,
    CIRCULAR_FLOW,
    MANY_SENDERS,
    MANY_RECEIVERS,
    PASS_THROUGH,
    DORMANT_ACCOUNT_ACTIVE,
    NO_ECONOMIC_REASON,
    OUT_OF_PROFILE,
    HIGH_RISK_COUNTRY,
    SANCTIONED_PARTY,
    POLITICALLY_EXPOSED,
    SHELL_COMPANY,
    THIRD_PARTY_PAYMENT,
    CASH_INTENSIVE,
    VIRTUAL_ASSETS,
    TRADE_MISMATCH,
    FALSE_DOCUMENTS,
    REFUSED_INFORMATION,
    MULE_ACCOUNT,
    ACCOUNT_TAKEOVER,
    ADVERSE_MEDIA,
    NONE_FOUND
}
