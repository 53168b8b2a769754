package vigil.simulator.crime;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigil.contracts.amlworld.AmlworldCurrency;
import vigil.simulator.chance.Dice;
import vigil.simulator.chance.Shares;
import vigil.simulator.population.AccountName;
import vigil.simulator.population.AccountNames;
import vigil.simulator.population.Population;
import vigil.simulator.population.Role;
import vigil.simulator.population.Zone;

/**
 * The accounts that crime runs through: ordinary ones with all their ordinary traffic, or accounts
 * of its own. An account of its own has an index behind the population.
 */
final class Underworld {
    /**
     * Currencies of the true rings in per cent; what is missing to 100 is in the order of {@link
     * Zone}.
     */
    private static final Shares ZONES =
            new Shares(37, 28, 3.6, 3.3, 0.8, 3.5, 2.2, 2.2, 2.8, 2.4, 2.2, 1.7, 10, 0.7);

    private final Population population;
    private final double merged;
    private final Dice dice;
    private final List<OwnAccount> own = new ArrayList<>();
    private final Map<AccountName, Integer> byName = new HashMap<>();
    private final Set<Integer> taken = new HashSet<>();

    Underworld(Population population, double merged, long seed) {
        this.population = population;
        this.merged = merged;
        this.dice = new Dice(seed ^ 0x756e646572L);
    }

    /** Another account for a ring that is made here. */
    int recruit(boolean quiet) {
        Zone zone = Zone.values()[ZONES.draw(dice)];
        return !quiet && isMerged() ? ordinary(zone) : open(zone, null);
    }

    /** The account that stands for one of a true ring, always the same one. */
    int standFor(AccountName name) {
        Integer known = byName.get(name);
        if (known != null) {
            return known;
        }
        int account = isMerged() ? ordinary(Population.anyZone(dice)) : open(Zone.US_DOLLAR, name);
        byName.put(name, account);
        return account;
    }

    /** All or nothing takes no draw: such banks stay the same, byte for byte. */
    private boolean isMerged() {
        return merged > 0 && (merged >= 1 || dice.unit() < merged);
    }

    AmlworldCurrency currency(int account) {
        Zone zone =
                account < population.size()
                        ? population.zone(account)
                        : own.get(account - population.size()).zone();
        return zone.currency();
    }

    AccountName name(int account, AccountNames names) {
        if (account < population.size()) {
            return new AccountName(
                    AccountNames.bank(population.bank(account)), names.number(account));
        }
        OwnAccount opened = own.get(account - population.size());
        AccountName given = opened.name();
        return given != null
                ? given
                : new AccountName(AccountNames.bank(opened.bank()), names.number(account));
    }

    private int ordinary(Zone zone) {
        if (taken.size() * 2 > population.size()) {
            throw new IllegalArgumentException(
                    "the rings need more accounts than half of the population: raise --accounts or keep them apart");
        }
        int first = population.first(zone, Role.PERSON);
        int count =
                population.first(zone, Role.MERCHANT)
                        + population.count(zone, Role.MERCHANT)
                        - first;
        int account = first + dice.below(count);
        while (!taken.add(account)) {
            account = dice.below(population.size());
        }
        return account;
    }

    private int open(Zone zone, @Nullable AccountName name) {
        int neighbour = population.at(zone, Role.PERSON, dice.unit());
        own.add(new OwnAccount(zone, population.bank(neighbour), name));
        return population.size() + own.size() - 1;
    }

    private record OwnAccount(Zone zone, int bank, @Nullable AccountName name) {}
}
