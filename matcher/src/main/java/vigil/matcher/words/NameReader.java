package vigil.matcher.words;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import vigil.matcher.entity.Schema;
import vigil.matcher.text.Folding;
import vigil.matcher.words.Word.Role;

/** Reads raw names into words. Its tables are loaded once; it may be shared between threads. */
public final class NameReader {

    private static final int[] NO_GROUPS = {};
    private static final int LONGEST_WORD = 40;
    private static final int REMEMBERED_WORDS = 100_000;
    private static final float TITLE_WEIGHT = 0.1f;
    private static final float PARTICLE_WEIGHT = 0.08f;
    private static final float FORM_WEIGHT = 0.12f;
    private static final float INITIAL_WEIGHT = 0.3f;
    private static final float NUMBER_WEIGHT = 0.5f;

    /** What a company is called may also be what a person is called: these are forms anywhere. */
    private static final Set<String> FORMS_OF_PERSONS = Set.of("llc", "ltd", "inc", "gmbh", "corp");

    /** S/A and A/S are no two names. */
    private static final int SHORTEST_BESIDE_STROKE = 5;

    /** With as many, one letter among them is a slip: 788R9. */
    private static final int DIGITS_OF_A_NUMBER = 3;

    private static final String VOWELS = "aeiouy";
    private static final int SHORTEST_BESIDE_FORM = 4;
    private static final List<String> FORMS_AT_THE_END =
            List.of(
                    "limited",
                    "llc",
                    "ltd",
                    "ojsc",
                    "pjsc",
                    "jsc",
                    "gmbh",
                    "sarl",
                    "corporation",
                    "company",
                    "corp",
                    "srl",
                    "aktiengesellschaft");

    private static final List<String> FORMS_AT_THE_BEGINNING =
            List.of("company", "limited", "cjsc", "ojsc", "pjsc", "jsc", "ooo", "zao", "oao");

    private final SpellingGroups personGroups = new SpellingGroups("given-names.txt");
    private final SpellingGroups otherGroups = new SpellingGroups("same-words.txt");
    private final Rarity personRarity = new Rarity(personGroups);
    private final Rarity otherRarity = new Rarity(otherGroups);
    private final LegalForms forms = new LegalForms();
    private final Set<String> titles = new HashSet<>(WordFile.words("titles.txt"));
    private final Set<String> vesselTitles = new HashSet<>(WordFile.words("vessel-titles.txt"));
    private final Set<String> particles = new HashSet<>(WordFile.words("particles.txt"));
    private final Map<String, String> numbers = new HashMap<>();
    private final Map<String, Word> personWords = new ConcurrentHashMap<>();
    private final Map<String, Word> otherWords = new ConcurrentHashMap<>();

    public NameReader() {
        for (String line : WordFile.lines("numbers.txt")) {
            String[] parts = line.split(" ");
            for (String part : parts) {
                numbers.put(part, parts[0]);
            }
        }
    }

    /**
     * The names that one text gives: two names with a stroke between are two, and both together are
     * kept as well.
     */
    public List<Name> readAll(String raw, Schema.Kind kind) {
        Name whole = read(raw, kind);
        int stroke = raw.indexOf('/');
        boolean two =
                stroke >= SHORTEST_BESIDE_STROKE
                        && raw.length() - stroke > SHORTEST_BESIDE_STROKE
                        && raw.length() < Folding.LONGEST;
        return two
                ? List.of(
                        whole,
                        read(raw.substring(0, stroke), kind),
                        read(raw.substring(stroke + 1), kind))
                : List.of(whole);
    }

    /** The words of a name that something of that kind bears; none for a name without letters. */
    public Name read(String raw, Schema.Kind kind) {
        boolean person = kind == Schema.Kind.PERSON;
        // A tail number is one word: EP-MNX.
        String text = kind == Schema.Kind.VEHICLE ? raw.replace("-", "") : raw;
        List<String> parts = parts(Folding.fold(text), person);
        if (person) {
            partInitials(parts);
        } else if (kind == Schema.Kind.ORGANIZATION) {
            partForms(parts);
        }
        List<Word> words = new ArrayList<>(parts.size());
        for (int i = 0; i < parts.size() && words.size() < Name.MOST_WORDS; ) {
            LegalForms.@Nullable Found form = form(parts, i, kind);
            if (form != null) {
                words.add(
                        formWord(form.form(), String.join("", parts.subList(i, i + form.words()))));
                i += form.words();
            } else {
                words.add(word(parts.get(i), kind));
                i++;
            }
        }
        return new Name(raw, person ? words : summed(words), person);
    }

    /** Forty-four is forty and four. */
    private static List<Word> summed(List<Word> words) {
        for (int i = 0; i + 1 < words.size(); i++) {
            Word tens = words.get(i);
            Word ones = words.get(i + 1);
            boolean spelt = !tens.text().equals(tens.written());
            if (spelt && isNumber(tens, 2) && isNumber(ones, 1) && tens.text().endsWith("0")) {
                String sum = tens.text().substring(0, 1) + ones.text();
                String written = tens.written() + ones.written();
                words.set(i, new Word(sum, written, sum, Role.NUMBER, NUMBER_WEIGHT, NO_GROUPS));
                words.remove(i + 1);
            }
        }
        return words;
    }

    private static boolean isNumber(Word word, int digits) {
        return word.role() == Role.NUMBER && word.text().length() == digits;
    }

    private LegalForms.@Nullable Found form(List<String> parts, int at, Schema.Kind kind) {
        return switch (kind) {
            case PERSON ->
                    at > 0 && FORMS_OF_PERSONS.contains(parts.get(at)) ? forms.at(parts, at) : null;
            case ORGANIZATION, ANY_PARTY, ANYTHING -> forms.at(parts, at);
            case VEHICLE, ASSET, ADDRESS -> null;
        };
    }

    /** JC stands for two names when it cannot be one. */
    private void partInitials(List<String> parts) {
        for (int i = 0; i < parts.size(); i++) {
            String part = parts.get(i);
            boolean letters =
                    part.length() == 2
                            && VOWELS.indexOf(part.charAt(0)) < 0
                            && VOWELS.indexOf(part.charAt(1)) < 0
                            && Character.isLetter(part.charAt(0))
                            && Character.isLetter(part.charAt(1));
            boolean known = titles.contains(part) || particles.contains(part);
            if (letters && !known && personGroups.of(part).length == 0) {
                parts.set(i, part.substring(0, 1));
                parts.add(++i, part.substring(1));
            }
        }
    }

    /** A form written to the name without a blank: TrinitexLLC. */
    private static void partForms(List<String> parts) {
        for (int i = 0; i < parts.size(); i++) {
            String word = parts.get(i);
            int cut = formCut(word);
            if (cut > 0) {
                parts.set(i, word.substring(0, cut));
                parts.add(++i, word.substring(cut));
            }
        }
    }

    /** Where a word parts into a name and a form, or 0. */
    private static int formCut(String word) {
        for (String form : FORMS_AT_THE_END) {
            if (word.length() >= form.length() + SHORTEST_BESIDE_FORM && word.endsWith(form)) {
                return word.length() - form.length();
            }
        }
        for (String form : FORMS_AT_THE_BEGINNING) {
            if (word.length() >= form.length() + SHORTEST_BESIDE_FORM && word.startsWith(form)) {
                return form.length();
            }
        }
        return 0;
    }

    /** Blanks part words; of letters with full stops between, persons keep initials. */
    private static List<String> parts(String folded, boolean person) {
        List<String> parts = new ArrayList<>(8);
        int length = folded.length();
        int at = 0;
        while (at < length) {
            int end = at;
            while (end < length && folded.charAt(end) != ' ') {
                end++;
            }
            if (end > at) {
                dotted(folded.substring(at, end), person, parts);
            }
            at = end + 1;
        }
        return parts;
    }

    private static void dotted(String word, boolean person, List<String> parts) {
        if (word.indexOf('.') < 0) {
            add(word, parts);
            return;
        }
        StringBuilder letters = new StringBuilder();
        for (String piece : word.split("\\.")) {
            if (piece.length() == 1 && !person) {
                letters.append(piece); // S.R.L.
                continue;
            }
            add(letters.toString(), parts);
            letters.setLength(0);
            add(piece, parts);
        }
        add(letters.toString(), parts);
    }

    private static void add(String word, List<String> parts) {
        if (!word.isEmpty()) {
            parts.add(word.length() > LONGEST_WORD ? word.substring(0, LONGEST_WORD) : word);
        }
    }

    private static Word formWord(String form, String written) {
        return new Word(form, written, form, Role.FORM, FORM_WEIGHT, NO_GROUPS);
    }

    private Word word(String text, Schema.Kind kind) {
        boolean person = kind == Schema.Kind.PERSON;
        Map<String, Word> known = person ? personWords : otherWords;
        Word word = known.get(text);
        if (word == null) {
            word = made(text, kind);
            if (known.size() < REMEMBERED_WORDS && kind != Schema.Kind.VEHICLE) {
                known.put(text, word);
            }
        }
        return word;
    }

    private Word made(String text, Schema.Kind kind) {
        boolean person = kind == Schema.Kind.PERSON;
        String number = person ? null : number(text);
        if (number != null) {
            return new Word(number, text, number, Role.NUMBER, NUMBER_WEIGHT, NO_GROUPS);
        }
        String plain = person ? withoutDigits(text) : text;
        String sound = Sound.of(plain);
        Role role = role(plain, kind);
        int[] groups = (person ? personGroups : otherGroups).of(plain);
        float weight =
                switch (role) {
                    case TITLE -> TITLE_WEIGHT;
                    case PARTICLE -> PARTICLE_WEIGHT;
                    case INITIAL -> INITIAL_WEIGHT;
                    default -> (person ? personRarity : otherRarity).weight(plain, sound, groups);
                };
        return new Word(plain, plain, sound, role, weight, groups);
    }

    private Role role(String word, Schema.Kind kind) {
        boolean person = kind == Schema.Kind.PERSON;
        if (kind == Schema.Kind.VEHICLE && vesselTitles.contains(word)) {
            return Role.TITLE;
        }
        if (word.length() == 1) {
            return Role.INITIAL;
        }
        if (particles.contains(word)) {
            return Role.PARTICLE;
        }
        if (person && titles.contains(word)) {
            return Role.TITLE;
        }
        return Role.NAME;
    }

    private @Nullable String number(String word) {
        String known = numbers.get(word);
        if (known != null) {
            return known;
        }
        long digits = word.chars().filter(Character::isDigit).count();
        boolean almost = digits >= DIGITS_OF_A_NUMBER && digits == word.length() - 1;
        return digits == word.length() || almost ? word : null;
    }

    /** A digit among the letters of a person's name is a disguise: Ig0r Sech1n. */
    private static String withoutDigits(String word) {
        StringBuilder letters = null;
        for (int i = 0; i < word.length(); i++) {
            int at = "01345789".indexOf(word.charAt(i));
            if (at >= 0) {
                letters = letters == null ? new StringBuilder(word) : letters;
                letters.setCharAt(i, "oieastbg".charAt(at));
            }
        }
        if (letters == null || word.chars().noneMatch(Character::isLetter)) {
            return word;
        }
        return letters.toString();
    }
}
