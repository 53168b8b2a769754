package vigil.simulator.traffic;

import vigil.simulator.chance.Dice;
import vigil.simulator.chance.Fate;
import vigil.simulator.population.Population;
import vigil.simulator.population.Role;
import vigil.simulator.population.Zone;

/**
 * Whom an account pays: mostly the same few counterparties, the first of them most often, and now
 * and then somebody new. A contact follows from the seed, so none is stored.
 */
final class Contacts {
    private static final double STRANGER = 0.05;
    private static final double HOUSEHOLD = 0.12;
    private static final int HOUSEHOLD_SIZE = 4;
    private static final int REGIONAL = 11;
    private static final int PLACE = 13;

    private final Population population;
    private final long seed;

    Contacts(Population population, long seed) {
        this.population = population;
        this.seed = Fate.mix(seed ^ 0x636f6e7461637473L);
    }

    /** Somebody else whom this account pays for this purpose. */
    int pick(int payer, Purpose purpose, Dice dice) {
        Role role = purpose.kind().payee();
        if (purpose.kind() == Purpose.Kind.GIFT && dice.happens(HOUSEHOLD)) {
            int member = member(payer, dice);
            if (member != payer) {
                return member;
            }
        }
        int contact = payer;
        // Where an account's only contact would be itself, the next one is taken.
        for (int i = 0; contact == payer; i++) {
            long bits = dice.happens(STRANGER) ? dice.bits() : known(payer, role, i, dice);
            Zone zone =
                    Fate.unit(Fate.of(seed, bits, REGIONAL)) < purpose.abroad()
                            ? Population.anyZone(new Dice(bits))
                            : population.zone(payer);
            contact = population.at(zone, role, Fate.unit(Fate.of(seed, bits, PLACE)));
        }
        return contact;
    }

    /** Bits for a contact out of an account's address book. */
    private long known(int payer, Role role, int next, Dice dice) {
        double u = dice.unit();
        int contact = (int) (addresses(payer) * u * u * u * u) + next;
        return Fate.of(seed, payer, contact * 8L + role.ordinal());
    }

    private int addresses(int payer) {
        return 1 + (int) (StrictMath.sqrt(population.activity(payer)) / 3);
    }

    private int member(int payer, Dice dice) {
        int member = payer - payer % HOUSEHOLD_SIZE + dice.below(HOUSEHOLD_SIZE);
        boolean lives =
                member < population.size()
                        && population.role(member) == Role.PERSON
                        && population.zone(member) == population.zone(payer);
        return lives ? member : payer;
    }
}
