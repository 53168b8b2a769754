package vigil.gateway.contract;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the documents say about a path. */
public sealed interface Place {

    /** No document speaks of this part of the address space. */
    record Undescribed() implements Place {}

    /** The documents know this part, but not this path. */
    record Nowhere() implements Place {}

    /**
     * @param template the path with names in braces
     * @param operations what may be asked there, by method
     */
    record Known(String template, Map<String, Operation> operations) implements Place {

        public Known {
            operations = Map.copyOf(operations);
        }

        /** The methods for the header {@code Allow}, in alphabetical order. */
        public String allowed() {
            Set<String> methods = new TreeSet<>(operations.keySet());
            if (methods.contains("GET")) {
                methods.add("HEAD");
            }
            return String.join(", ", methods);
        }
    }
}
