package vigil.gateway.firewall;

import java.util.List;

/**
 * Why a request is blocked: nothing in it repeats what the request holds.
 *
 * @param category of the rule that weighs most
 * @param rules the ids of all that spoke, in the order of the file
 */
public record Finding(Category category, int score, List<String> rules) {

    public Finding {
        rules = List.copyOf(rules);
    }
}
