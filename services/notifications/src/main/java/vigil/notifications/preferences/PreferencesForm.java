package vigil.notifications.preferences;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import vigil.kernel.problems.FieldError;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;
import vigil.kernel.secrecy.Personal;
import vigil.notifications.notices.Kind;

/**
 * What an officer asks for.
 *
 * @param language en, de or fr
 * @param zone an IANA time zone, such as Europe/Berlin
 * @param quietFrom when quiet hours begin, as 19:00; null for none
 * @param quietTo when they end
 * @param mailKinds kinds of which mail is wanted
 * @param mailAddress null to leave it as it is, empty to have none
 */
@Schema(name = "NotificationPreferencesForm")
record PreferencesForm(
        @Nullable String language,
        @Nullable String zone,
        @Nullable String quietFrom,
        @Nullable String quietTo,
        @Nullable List<String> mailKinds,
        @Nullable String mailAddress) {

    /** The largest body. */
    static final int LARGEST = 16 * 1024;

    private static final Set<String> LANGUAGES = Set.of("en", "de", "fr");

    /** As strict as needed: whether it is one is shown by the code that arrives. */
    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63})*");

    private static final JsonMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxDocumentLength(LARGEST)
                                                    .maxNestingDepth(4)
                                                    .maxStringLength(1_000)
                                                    .build())
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    static PreferencesForm read(byte[] body) {
        return read(body, PreferencesForm.class);
    }

    /** A body of this type and nothing else. */
    static <T> T read(byte[] body, Class<T> type) {
        try {
            T read = JSON.readValue(body, type);
            if (read != null) {
                return read;
            }
        } catch (JacksonException e) {
            // Answered below; its own words repeat the body.
        }
        throw Refusal.of(
                ProblemCode.MALFORMED, "The body is not the JSON object that is described.");
    }

    /** What is asked for, checked. Whether the address is confirmed depends on the one before. */
    Preferences checked(Preferences before) {
        List<FieldError> errors = new ArrayList<>();
        String spoken = language == null ? before.language() : language;
        if (!LANGUAGES.contains(spoken)) {
            errors.add(FieldError.of("language", "is en, de or fr"));
        }
        ZoneId place = zone(before, errors);
        Preferences.Quiet quiet = quiet(errors);
        Set<Kind> kinds = kinds(before, errors);
        Personal address = address(before, errors);
        if (!errors.isEmpty()) {
            throw Refusal.of(
                    ProblemCode.VALIDATION_FAILED, "Some values are not acceptable.", errors);
        }
        Personal present = before.address();
        boolean same = address != null && present != null && address.equals(present);
        return new Preferences(spoken, place, quiet, kinds, address, same && before.confirmed());
    }

    private ZoneId zone(Preferences before, List<FieldError> errors) {
        if (zone == null) {
            return before.zone();
        }
        if (ZoneId.getAvailableZoneIds().contains(zone)) {
            return ZoneId.of(zone);
        }
        errors.add(FieldError.of("zone", "is a time zone such as Europe/Berlin"));
        return before.zone();
    }

    private Preferences.@Nullable Quiet quiet(List<FieldError> errors) {
        if (quietFrom == null && quietTo == null) {
            return null;
        }
        LocalTime from = time("quietFrom", quietFrom, errors);
        LocalTime to = time("quietTo", quietTo, errors);
        if (from.equals(to) && errors.isEmpty()) {
            errors.add(FieldError.of("quietTo", "is another time than quietFrom"));
        }
        return new Preferences.Quiet(from, to);
    }

    private static LocalTime time(String field, @Nullable String text, List<FieldError> errors) {
        try {
            if (text != null && text.length() == "19:00".length()) {
                return LocalTime.parse(text);
            }
        } catch (DateTimeException e) {
            // Answered below, like one that is missing.
        }
        errors.add(FieldError.of(field, "is a time such as 19:00; both or neither"));
        return LocalTime.MIDNIGHT;
    }

    private Set<Kind> kinds(Preferences before, List<FieldError> errors) {
        if (mailKinds == null) {
            return before.mailKinds();
        }
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (String word : mailKinds) {
            Kind.find(word == null ? "" : word)
                    .ifPresentOrElse(
                            kinds::add,
                            () -> errors.add(FieldError.of("mailKinds", "are kinds of notices")));
        }
        return kinds;
    }

    private @Nullable Personal address(Preferences before, List<FieldError> errors) {
        if (mailAddress == null) {
            return before.address();
        }
        if (mailAddress.isEmpty()) {
            return null;
        }
        if (mailAddress.length() > 254 || !ADDRESS.matcher(mailAddress).matches()) {
            errors.add(FieldError.of("mailAddress", "is an address such as name@bank.example"));
            return null;
        }
        return Personal.of(mailAddress);
    }
}
