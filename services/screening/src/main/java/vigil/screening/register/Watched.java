package vigil.screening.register;

import vigil.matcher.entity.Entity;

/**
 * A customer as it is compared.
 *
 * @param customer the institution's id
 * @param version counts the contents that the customer had
 */
public record Watched(String customer, int version, Entity entity) {

    @Override
    public String toString() {
        return "Watched " + customer + "/" + version; // The rest is personal.
    }
}
