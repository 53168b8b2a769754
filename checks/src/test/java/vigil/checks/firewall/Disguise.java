package vigil.checks.firewall;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** How an attack hides from a careless reader. */
enum Disguise {
    NONE {
        @Override
        String over(String attack, Random random) {
            return attack;
        }
    },
    MIXED_CASE {
        @Override
        String over(String attack, Random random) {
            StringBuilder mixed = new StringBuilder();
            attack.chars()
                    .forEach(letter ->
                            mixed.append(
                                    (char)
                                            (random.nextBoolean()
                                                    ? Character.toUpperCase(letter)
                                                    : Character.toLowerCase(letter))));
            return mixed.toString();
        }
    },
    PERCENT {
        @Override
        String over(String attack, Random random) {
            return percent(attack);
        }
    },
    PERCENT_TWICE {
        @Override
        String over(String attack, Random random) {
            return percent(percent(attack));
        }
    },
    UNICODE_ESCAPES {
        @Override
        String over(String attack, Random random) {
            return marks(attack, "\\u%04x");
        }
    },
    ENTITIES {
        @Override
        String over(String attack, Random random) {
            return marks(attack, "&#x%x;");
        }
    },
    WIDE {
        @Override
        String over(String attack, Random random) {
            StringBuilder wide = new StringBuilder();
            for (char letter : attack.toCharArray()) {
                wide.append(letter > ' ' && letter < 0x7f ? (char) (letter + 0xfee0) : letter);
            }
            return wide.toString();
        }
    },
    AFTER_A_VALUE {
        @Override
        String over(String attack, Random random) {
            return "4711" + attack;
        }
    };

    abstract String over(String attack, Random random);

    private static String percent(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String marks(String text, String form) {
        StringBuilder out = new StringBuilder();
        for (char letter : text.toCharArray()) {
            boolean plain = Character.isLetterOrDigit(letter) || letter == ' ' || letter > 0x7e;
            out.append(plain ? String.valueOf(letter) : form.formatted((int) letter));
        }
        return out.toString();
    }
}
