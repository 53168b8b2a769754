package vigil.bench.screening;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** What happens to names on their way from a passport to a form. */
enum Corruption {
    EXACT(1) {
        @Override
        void apply(List<String> words, Random random) {}
    },
    TYPO(1) {
        @Override
        void apply(List<String> words, Random random) {
            typo(words, random);
        }
    },
    TWO_TYPOS(1) {
        @Override
        boolean suits(String name) {
            return super.suits(name) && name.length() >= SHORTEST_WITH_TWO_TYPOS;
        }

        @Override
        void apply(List<String> words, Random random) {
            typo(words, random);
            typo(words, random);
        }
    },
    REORDERED(2) {
        @Override
        void apply(List<String> words, Random random) {
            List<String> before = List.copyOf(words);
            do {
                if (random.nextBoolean()) {
                    Collections.rotate(words, 1 + random.nextInt(words.size() - 1));
                } else {
                    Collections.shuffle(words, random);
                }
            } while (words.equals(before) && new java.util.HashSet<>(before).size() > 1);
        }
    },
    DROPPED(3) {
        @Override
        void apply(List<String> words, Random random) {
            words.remove(random.nextInt(words.size()));
        }
    },
    MERGED(2) {
        @Override
        void apply(List<String> words, Random random) {
            int at = random.nextInt(words.size() - 1);
            words.set(at, words.get(at) + words.remove(at + 1));
        }
    },
    SPLIT(1) {
        @Override
        void apply(List<String> words, Random random) {
            int at = longWord(words, random);
            String word = words.get(at);
            int cut = 2 + random.nextInt(Math.max(1, word.length() - 3));
            words.set(at, word.substring(0, cut));
            words.add(at + 1, word.substring(cut));
        }
    },
    SPELLING(1) {
        @Override
        void apply(List<String> words, Random random) {
            respell(words, random);
            respell(words, random);
        }
    },
    INITIAL(2) {
        @Override
        void apply(List<String> words, Random random) {
            // Lists put the family name first.
            int at = 1 + random.nextInt(words.size() - 1);
            words.set(at, words.get(at).substring(0, 1));
        }
    },
    TITLE_OR_FORM(1) {
        @Override
        void apply(List<String> words, Random random) {
            words.add(0, TITLES[random.nextInt(TITLES.length)]);
        }

        @Override
        void applyToOrganisation(List<String> words, Random random) {
            words.add(FORMS[random.nextInt(FORMS.length)]);
        }
    },
    COMBINATION(3) {
        @Override
        void apply(List<String> words, Random random) {
            if (words.size() > 3) {
                words.remove(random.nextInt(words.size()));
            }
            Collections.rotate(words, random.nextInt(words.size()));
            typo(words, random);
        }
    };

    /** Two typos in a shorter name leave another name. */
    private static final int SHORTEST_WITH_TWO_TYPOS = 10;

    private static final String[] TITLES = {
        "Mr", "Mrs", "Dr", "Sheikh", "Haji", "Prof", "Eng", "General", "Col", "Sayyid"
    };
    private static final String[] FORMS = {
        "Ltd", "LLC", "Inc", "Co Ltd", "GmbH", "S.A.", "Limited", "JSC", "Corp", "Pte Ltd"
    };
    private static final String[] SPELLINGS =
            ("ou u,u ou,oo u,ee i,i ee,y i,i y,kh h,h kh,q k,k q,c k,k c,ph f,f ph,sh ch,ch sh,j dj,dj j,j y,"
                            + "v w,w v,gh g,g gh,dh d,th t,t th,z s,s z,ei i,ai ay,ay ai,ey ei,ie y,iy y,ii i,zh j,ts tz,"
                            + "x ks,ks x,ae a,aa a,ss s,mm m,ll l,nn n,o u,u o,e i,a e,e a,yu iu,ya ia,dd d,tt t,ev yev")
                    .split(",");

    final int fewestWords;

    Corruption(int fewestWords) {
        this.fewestWords = fewestWords;
    }

    abstract void apply(List<String> words, Random random);

    void applyToOrganisation(List<String> words, Random random) {
        apply(words, random);
    }

    /** The corrupted name, upper case as lists write it. */
    String of(String name, boolean person, Random random) {
        List<String> words = words(name);
        if (person) {
            apply(words, random);
        } else {
            applyToOrganisation(words, random);
        }
        return String.join(" ", words);
    }

    boolean suits(String name) {
        List<String> words = words(name);
        return words.size() >= fewestWords && words.stream().anyMatch(word -> word.length() > 3);
    }

    private static List<String> words(String name) {
        return new ArrayList<>(
                Arrays.stream(name.split("[ ,]+")).filter(word -> !word.isEmpty()).toList());
    }

    private static int longWord(List<String> words, Random random) {
        int at;
        do {
            at = random.nextInt(words.size());
        } while (words.get(at).length() < 4);
        return at;
    }

    private static void typo(List<String> words, Random random) {
        if (words.stream().noneMatch(word -> word.length() > 3)) {
            return;
        }
        int at = longWord(words, random);
        StringBuilder word = new StringBuilder(words.get(at));
        int place = random.nextInt(word.length());
        char letter = (char) ('A' + random.nextInt(26));
        switch (random.nextInt(4)) {
            case 0 -> word.setCharAt(place, letter);
            case 1 -> word.insert(place, letter);
            case 2 -> word.deleteCharAt(place);
            default -> {
                int first = Math.min(place, word.length() - 2);
                char c = word.charAt(first);
                word.setCharAt(first, word.charAt(first + 1));
                word.setCharAt(first + 1, c);
            }
        }
        words.set(at, word.toString());
    }

    private static void respell(List<String> words, Random random) {
        for (int tries = 0; tries < 60; tries++) {
            int at = random.nextInt(words.size());
            String[] rule = SPELLINGS[random.nextInt(SPELLINGS.length)].split(" ");
            String word = words.get(at).toLowerCase(java.util.Locale.ROOT);
            int place = word.indexOf(rule[0]);
            if (word.length() > 3 && place >= 0) {
                words.set(
                        at,
                        word.substring(0, place)
                                + rule[1]
                                + word.substring(place + rule[0].length()));
                return;
            }
        }
    }
}
