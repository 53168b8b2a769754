package vigil.matcher.entity;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A thing with names: an entry of a watchlist, a customer, or whom a question is about.
 *
 * @param caption the name to show
 * @param names what it is called, in any script
 * @param aliases other names that identify it as well
 * @param weakAliases names too common or too short to stand alone (OFAC FAQ 122): they only
 *     corroborate
 * @param countries ISO 3166-1 alpha-2, lower case: nationality, residence, jurisdiction, flag
 * @param datasets the lists that it stands on
 * @param programs why it is listed, {@code SDGT}
 */
public record Entity(
        String id,
        Schema schema,
        String caption,
        List<String> names,
        List<String> aliases,
        List<String> weakAliases,
        List<PartialDate> birthDates,
        Set<String> countries,
        Set<Gender> genders,
        List<Identifier> identifiers,
        List<Address> addresses,
        Set<String> datasets,
        Set<String> programs) {

    public Entity {
        if (id.isBlank()) {
            throw new IllegalArgumentException("An entity has an id.");
        }
        names = List.copyOf(names);
        aliases = List.copyOf(aliases);
        weakAliases = List.copyOf(weakAliases);
        birthDates = List.copyOf(birthDates);
        countries = Set.copyOf(countries);
        genders = Set.copyOf(genders);
        identifiers = List.copyOf(identifiers);
        addresses = List.copyOf(addresses);
        datasets = Set.copyOf(datasets);
        programs = Set.copyOf(programs);
    }

    public static Builder builder(String id, Schema schema) {
        return new Builder(id, schema);
    }

    /** A builder that holds all that this entity says. */
    public Builder toBuilder() {
        Builder copy = new Builder(id, schema).caption(caption);
        names.forEach(copy::name);
        aliases.forEach(copy::alias);
        weakAliases.forEach(copy::weakAlias);
        birthDates.forEach(copy::birthDate);
        countries.forEach(copy::country);
        genders.forEach(copy::gender);
        identifiers.forEach(copy::identifier);
        addresses.forEach(copy::address);
        datasets.forEach(copy::dataset);
        programs.forEach(copy::program);
        return copy;
    }

    @Override
    public String toString() {
        return "Entity " + id;
    }

    /** Gathers what a source says, in any order; blank text is passed over. */
    public static final class Builder {
        private final String id;
        private final Schema schema;
        private String caption = "";
        private final Set<String> names = new LinkedHashSet<>();
        private final Set<String> aliases = new LinkedHashSet<>();
        private final Set<String> weakAliases = new LinkedHashSet<>();
        private final Set<PartialDate> birthDates = new LinkedHashSet<>();
        private final Set<String> countries = new LinkedHashSet<>();
        private final Set<Gender> genders = new LinkedHashSet<>();
        private final Set<Identifier> identifiers = new LinkedHashSet<>();
        private final Set<Address> addresses = new LinkedHashSet<>();
        private final Set<String> datasets = new LinkedHashSet<>();
        private final Set<String> programs = new LinkedHashSet<>();

        private Builder(String id, Schema schema) {
            this.id = id;
            this.schema = schema;
        }

        public Builder caption(String text) {
            caption = text;
            return this;
        }

        public Builder name(String text) {
            return add(names, text);
        }

        public Builder alias(String text) {
            return add(aliases, text);
        }

        public Builder weakAlias(String text) {
            return add(weakAliases, text);
        }

        public Builder birthDate(PartialDate date) {
            birthDates.add(date);
            return this;
        }

        /** ISO 3166-1 alpha-2, in whatever case. */
        public Builder country(String code) {
            return add(countries, code.toLowerCase(Locale.ROOT));
        }

        public Builder gender(Gender gender) {
            genders.add(gender);
            return this;
        }

        public Builder identifier(Identifier identifier) {
            identifiers.add(identifier);
            return this;
        }

        public Builder address(Address address) {
            addresses.add(address);
            return this;
        }

        public Builder dataset(String name) {
            return add(datasets, name);
        }

        public Builder program(String name) {
            return add(programs, name);
        }

        private Builder add(Set<String> texts, String text) {
            if (!text.isBlank()) {
                texts.add(text.strip());
            }
            return this;
        }

        public Entity build() {
            String shown = caption.isBlank() ? names.stream().findFirst().orElse(id) : caption;
            return new Entity(
                    id,
                    schema,
                    shown,
                    new ArrayList<>(names),
                    new ArrayList<>(aliases),
                    new ArrayList<>(weakAliases),
                    new ArrayList<>(birthDates),
                    countries,
                    genders,
                    new ArrayList<>(identifiers),
                    new ArrayList<>(addresses),
                    datasets,
                    programs);
        }
    }
}
