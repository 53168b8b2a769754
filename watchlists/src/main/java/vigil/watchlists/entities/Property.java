package vigil.watchlists.entities;

import static java.util.Map.entry;

import java.util.Map;

/** FollowTheMoney's property names that the readers write, and what kind of value each has. */
public final class Property {
    public static final String NAME = "name";
    public static final String ALIAS = "alias";
    public static final String WEAK_ALIAS = "weakAlias";
    public static final String PREVIOUS_NAME = "previousName";
    public static final String FIRST_NAME = "firstName";
    public static final String SECOND_NAME = "secondName";
    public static final String MIDDLE_NAME = "middleName";
    public static final String LAST_NAME = "lastName";
    public static final String FATHER_NAME = "fatherName";
    public static final String TITLE = "title";
    public static final String POSITION = "position";
    public static final String GENDER = "gender";
    public static final String TOPICS = "topics";
    public static final String NOTES = "notes";
    public static final String COUNTRY = "country";
    public static final String NATIONALITY = "nationality";
    public static final String CITIZENSHIP = "citizenship";
    public static final String JURISDICTION = "jurisdiction";
    public static final String BIRTH_DATE = "birthDate";
    public static final String DEATH_DATE = "deathDate";
    public static final String BIRTH_PLACE = "birthPlace";
    public static final String BIRTH_COUNTRY = "birthCountry";
    public static final String INCORPORATION_DATE = "incorporationDate";
    public static final String LEGAL_FORM = "legalForm";
    public static final String SECTOR = "sector";
    public static final String WEBSITE = "website";
    public static final String EMAIL = "email";
    public static final String PHONE = "phone";
    public static final String ADDRESS = "address";
    public static final String ADDRESS_ENTITY = "addressEntity";
    public static final String ID_NUMBER = "idNumber";
    public static final String PASSPORT_NUMBER = "passportNumber";
    public static final String SOCIAL_SECURITY_NUMBER = "socialSecurityNumber";
    public static final String TAX_NUMBER = "taxNumber";
    public static final String VAT_CODE = "vatCode";
    public static final String REGISTRATION_NUMBER = "registrationNumber";
    public static final String LEI_CODE = "leiCode";
    public static final String SWIFT_BIC = "swiftBic";
    public static final String DUNS_CODE = "dunsCode";
    public static final String USC_CODE = "uscCode";
    public static final String BIK_CODE = "bikCode";
    public static final String ISIN = "isin";
    public static final String TICKER = "ticker";
    public static final String IMO_NUMBER = "imoNumber";
    public static final String MMSI = "mmsi";
    public static final String CALL_SIGN = "callSign";
    public static final String FLAG = "flag";
    public static final String PAST_FLAGS = "pastFlags";
    public static final String TYPE = "type";
    public static final String MODEL = "model";
    public static final String SERIAL_NUMBER = "serialNumber";
    public static final String BUILD_DATE = "buildDate";
    public static final String TONNAGE = "tonnage";
    public static final String GROSS_TONNAGE = "grossRegisteredTonnage";
    public static final String DEADWEIGHT_TONNAGE = "deadweightTonnage";
    public static final String PUBLIC_KEY = "publicKey";
    public static final String CURRENCY = "currency";
    public static final String HOLDER = "holder";
    public static final String NUMBER = "number";
    public static final String START_DATE = "startDate";
    public static final String END_DATE = "endDate";
    public static final String FULL = "full";
    public static final String STREET = "street";
    public static final String CITY = "city";
    public static final String STATE = "state";
    public static final String REGION = "region";
    public static final String POSTAL_CODE = "postalCode";
    public static final String ENTITY = "entity";
    public static final String AUTHORITY = "authority";
    public static final String AUTHORITY_ID = "authorityId";
    public static final String UNSC_ID = "unscId";
    public static final String PROGRAM = "program";
    public static final String PROVISIONS = "provisions";
    public static final String REASON = "reason";
    public static final String LISTING_DATE = "listingDate";
    public static final String MODIFIED_AT = "modifiedAt";
    public static final String SUMMARY = "summary";
    public static final String OWNER = "owner";
    public static final String ASSET = "asset";
    public static final String PERCENTAGE = "percentage";
    public static final String OWNERSHIP_TYPE = "ownershipType";
    public static final String PERSON = "person";
    public static final String RELATIVE = "relative";
    public static final String ASSOCIATE = "associate";
    public static final String RELATIONSHIP = "relationship";
    public static final String SUBJECT = "subject";
    public static final String OBJECT = "object";
    public static final String ROLE = "role";
    public static final String STATUS = "status";

    private static final Map<String, PropertyKind> KINDS =
            Map.ofEntries(
                    entry(NAME, PropertyKind.NAME),
                    entry(ALIAS, PropertyKind.NAME),
                    entry(WEAK_ALIAS, PropertyKind.NAME),
                    entry(PREVIOUS_NAME, PropertyKind.NAME),
                    entry("abbreviation", PropertyKind.NAME),
                    entry(BIRTH_DATE, PropertyKind.DATE),
                    entry(DEATH_DATE, PropertyKind.DATE),
                    entry(INCORPORATION_DATE, PropertyKind.DATE),
                    entry("dissolutionDate", PropertyKind.DATE),
                    entry(START_DATE, PropertyKind.DATE),
                    entry(END_DATE, PropertyKind.DATE),
                    entry("date", PropertyKind.DATE),
                    entry(LISTING_DATE, PropertyKind.DATE),
                    entry("createdAt", PropertyKind.DATE),
                    entry(MODIFIED_AT, PropertyKind.DATE),
                    entry(BUILD_DATE, PropertyKind.DATE),
                    entry("registrationDate", PropertyKind.DATE),
                    entry(COUNTRY, PropertyKind.COUNTRY),
                    entry(NATIONALITY, PropertyKind.COUNTRY),
                    entry(CITIZENSHIP, PropertyKind.COUNTRY),
                    entry(JURISDICTION, PropertyKind.COUNTRY),
                    entry(BIRTH_COUNTRY, PropertyKind.COUNTRY),
                    entry("mainCountry", PropertyKind.COUNTRY),
                    entry(FLAG, PropertyKind.COUNTRY),
                    entry(PAST_FLAGS, PropertyKind.COUNTRY),
                    entry(ID_NUMBER, PropertyKind.IDENTIFIER),
                    entry(PASSPORT_NUMBER, PropertyKind.IDENTIFIER),
                    entry(SOCIAL_SECURITY_NUMBER, PropertyKind.IDENTIFIER),
                    entry(TAX_NUMBER, PropertyKind.IDENTIFIER),
                    entry(VAT_CODE, PropertyKind.IDENTIFIER),
                    entry(REGISTRATION_NUMBER, PropertyKind.IDENTIFIER),
                    entry(LEI_CODE, PropertyKind.IDENTIFIER),
                    entry(SWIFT_BIC, PropertyKind.IDENTIFIER),
                    entry(DUNS_CODE, PropertyKind.IDENTIFIER),
                    entry(USC_CODE, PropertyKind.IDENTIFIER),
                    entry(BIK_CODE, PropertyKind.IDENTIFIER),
                    entry("innCode", PropertyKind.IDENTIFIER),
                    entry("ogrnCode", PropertyKind.IDENTIFIER),
                    entry("kppCode", PropertyKind.IDENTIFIER),
                    entry("npiCode", PropertyKind.IDENTIFIER),
                    entry("uniqueEntityId", PropertyKind.IDENTIFIER),
                    entry(ISIN, PropertyKind.IDENTIFIER),
                    entry(TICKER, PropertyKind.IDENTIFIER),
                    entry(IMO_NUMBER, PropertyKind.IDENTIFIER),
                    entry(MMSI, PropertyKind.IDENTIFIER),
                    entry(CALL_SIGN, PropertyKind.IDENTIFIER),
                    entry(SERIAL_NUMBER, PropertyKind.IDENTIFIER),
                    entry(PUBLIC_KEY, PropertyKind.IDENTIFIER),
                    entry(NUMBER, PropertyKind.IDENTIFIER),
                    entry("iban", PropertyKind.IDENTIFIER),
                    entry("accountNumber", PropertyKind.IDENTIFIER),
                    entry(ADDRESS, PropertyKind.ADDRESS),
                    entry(FULL, PropertyKind.ADDRESS),
                    entry(ADDRESS_ENTITY, PropertyKind.ENTITY),
                    entry(HOLDER, PropertyKind.ENTITY),
                    entry(ENTITY, PropertyKind.ENTITY),
                    entry(OWNER, PropertyKind.ENTITY),
                    entry(ASSET, PropertyKind.ENTITY),
                    entry(PERSON, PropertyKind.ENTITY),
                    entry(RELATIVE, PropertyKind.ENTITY),
                    entry(ASSOCIATE, PropertyKind.ENTITY),
                    entry(SUBJECT, PropertyKind.ENTITY),
                    entry(OBJECT, PropertyKind.ENTITY),
                    entry("director", PropertyKind.ENTITY),
                    entry("organization", PropertyKind.ENTITY),
                    entry("member", PropertyKind.ENTITY),
                    entry("employer", PropertyKind.ENTITY),
                    entry("employee", PropertyKind.ENTITY),
                    entry("agent", PropertyKind.ENTITY),
                    entry("client", PropertyKind.ENTITY),
                    entry("post", PropertyKind.ENTITY),
                    entry("parent", PropertyKind.ENTITY),
                    entry(GENDER, PropertyKind.GENDER),
                    entry(TOPICS, PropertyKind.TOPIC),
                    entry(WEBSITE, PropertyKind.CONTACT),
                    entry(EMAIL, PropertyKind.CONTACT),
                    entry(PHONE, PropertyKind.CONTACT));

    private Property() {}

    /** What the values of a property are; text for those that are not known. */
    public static PropertyKind kind(String property) {
        return KINDS.getOrDefault(property, PropertyKind.TEXT);
    }
}
