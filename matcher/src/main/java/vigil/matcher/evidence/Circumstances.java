package vigil.matcher.evidence;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vigil.matcher.entity.Address;
import vigil.matcher.entity.Entity;
import vigil.matcher.entity.Gender;
import vigil.matcher.evidence.Evidence.Finding;
import vigil.matcher.evidence.Evidence.Kind;

/** All that two entities say besides their names. */
public final class Circumstances {

    private Circumstances() {}

    /** The pieces of evidence of two entities, names left out. */
    public static List<Evidence> compare(Entity asked, Entity listed) {
        if (saysNothing(asked) || saysNothing(listed)) {
            return List.of();
        }
        List<Evidence> evidence = new ArrayList<>(4);
        BirthDates.compare(asked.birthDates(), listed.birthDates()).ifPresent(evidence::add);
        countries(asked, listed).ifPresent(evidence::add);
        genders(asked.genders(), listed.genders()).ifPresent(evidence::add);
        Identifiers.compare(asked.identifiers(), listed.identifiers()).ifPresent(evidence::add);
        Addresses.compare(asked.addresses(), listed.addresses()).ifPresent(evidence::add);
        return evidence;
    }

    private static boolean saysNothing(Entity entity) {
        return entity.birthDates().isEmpty()
                && entity.countries().isEmpty()
                && entity.genders().isEmpty()
                && entity.identifiers().isEmpty()
                && entity.addresses().isEmpty();
    }

    private static Optional<Evidence> countries(Entity asked, Entity listed) {
        Set<String> mine = countriesOf(asked);
        Set<String> theirs = countriesOf(listed);
        if (mine.isEmpty() || theirs.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                Collections.disjoint(mine, theirs)
                        ? new Evidence(Kind.COUNTRY, Finding.OTHER_COUNTRIES, -0.9)
                        : new Evidence(Kind.COUNTRY, Finding.SHARED_COUNTRY, 0.6));
    }

    private static Set<String> countriesOf(Entity entity) {
        if (entity.addresses().isEmpty()) {
            return entity.countries();
        }
        Set<String> countries = new HashSet<>(entity.countries());
        entity.addresses().stream()
                .map(Address::country)
                .filter(country -> !country.isEmpty())
                .forEach(countries::add);
        return countries;
    }

    private static Optional<Evidence> genders(Set<Gender> mine, Set<Gender> theirs) {
        if (mine.isEmpty() || theirs.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                Collections.disjoint(mine, theirs)
                        ? new Evidence(Kind.GENDER, Finding.OTHER_GENDER, -1.8)
                        : new Evidence(Kind.GENDER, Finding.SAME_GENDER, 0.15));
    }
}
