package vigil.matcher.text;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Letters of Cyrillic, Greek, Hebrew and Arabic scripts as the Latin letters that passports and
 * lists write for them (after ICAO Doc 9303 part 3 and BGN/PCGN), not those of scholars.
 */
final class OwnScripts {

    private static final Map<Integer, String> CYRILLIC =
            pairs(
                    "а a б b в v г g д d е e ё e ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х kh"
                            + " ц ts ч ch ш sh щ shch ъ - ы y ь - э e ю yu я ya і i ї yi є ye ґ g ў u ј j љ lj њ nj"
                            + " ћ c ђ dj џ dzh ѓ gj ќ kj ѕ dz қ k ғ g ң n ө o ұ u ү u һ h ә a ҳ h ҷ j ӣ i ӯ u җ j ѐ e ѝ i");
    private static final Map<Integer, String> GREEK =
            pairs(
                    "α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch"
                            + " ψ ps ω o ά a έ e ή i ί i ό o ύ y ώ o ϊ i ϋ y ΐ i ΰ y");
    private static final Map<Integer, String> HEBREW =
            pairs(
                    "א a ב b ג g ד d ה h ו v ז z ח h ט t י y כ k ך k ל l מ m ם m נ n ן n ס s ע a פ p ף f צ ts"
                            + " ץ ts ק k ר r ש sh ת t");
    private static final Map<Integer, String> ARABIC =
            pairs(
                    "ا a أ a إ i آ a ٱ a ب b ت t ث th ج j ح h خ kh د d ذ dh ر r ز z س s ش sh ص s ض d ط t ظ z ع a"
                            + " غ gh ف f ق q ك k ل l م m ن n ه h و w ي y ى a ة a ء - ئ i ؤ u پ p چ ch ژ zh گ g ک k ی y"
                            + " ں n ٹ t ڈ d ڑ r ھ h ہ h ە h ۀ h ے e ێ e ۆ o ڤ v ڵ l ڕ r ې e ۍ y ټ t ډ d ړ r ښ sh ڼ n ګ g"
                            + " ځ z څ ts ږ zh");

    /** Cyrillic and Greek letters that look like a Latin one, to undo a disguise. */
    private static final Map<Integer, String> LOOK_ALIKES =
            pairs(
                    "а a в b с c е e н h і i ј j к k м m о o р p ѕ s т t у y х x ѵ v ԁ d ɡ g ո n α a β b ε e ι i κ k"
                            + " ν v ο o ρ p τ t υ u χ x η n");

    private OwnScripts() {}

    /** The Latin letters for one letter, in the place that it has in its word, or null. */
    static @Nullable String latin(int letter, boolean first) {
        int lower = Character.toLowerCase(letter);
        if (lower >= 0x370 && lower < 0x400) {
            return GREEK.get(lower);
        }
        if (lower >= 0x400 && lower < 0x530) {
            return CYRILLIC.get(lower);
        }
        if (lower >= 0x5D0 && lower < 0x5EB) {
            return semitic(HEBREW.get(lower), first, "v", "o");
        }
        if (lower >= 0x620 && lower < 0x6D6) {
            return semitic(ARABIC.get(lower), first, "w", "u");
        }
        return null;
    }

    /** The Latin letter that this one is mistaken for, or null. */
    static @Nullable String lookAlike(int letter) {
        return LOOK_ALIKES.get(Character.toLowerCase(letter));
    }

    /** Whether the script writes few vowels. */
    static boolean writesFewVowels(int letter) {
        return letter >= 0x590 && letter < 0x780;
    }

    /** Waw and yod are consonants at the beginning of a word, vowels inside. */
    private static @Nullable String semitic(
            @Nullable String latin, boolean first, String waw, String vowel) {
        if (latin == null || first) {
            return latin;
        }
        if (latin.equals(waw)) {
            return vowel;
        }
        return latin.equals("y") ? "i" : latin;
    }

    private static Map<Integer, String> pairs(String text) {
        String[] parts = text.split(" ");
        Map<Integer, String> table = new HashMap<>();
        for (int i = 0; i < parts.length; i += 2) {
            table.put(parts[i].codePointAt(0), parts[i + 1].equals("-") ? "" : parts[i + 1]);
        }
        return Map.copyOf(table);
    }
}
