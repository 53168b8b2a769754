package vigil.launcher.analyse.transactions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers names in the order in which they appear, from 1: the surrogates that the core sees. */
final class Directory {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    int number(String name) {
        Integer known = numbers.get(name);
        if (known != null) {
            return known;
        }
        names.add(name);
        numbers.put(name, names.size());
        return names.size();
    }

    String name(long number) {
        return names.get((int) number - 1);
    }

    int size() {
        return names.size();
    }
}
