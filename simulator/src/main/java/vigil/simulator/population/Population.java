package vigil.simulator.population;

import java.util.Arrays;
import vigil.simulator.chance.Dice;
import vigil.simulator.chance.Fate;
import vigil.simulator.chance.Shares;

/**
 * The ordinary accounts, by index. Those of a zone and role lie side by side, so that one array of
 * summed activity serves every draw.
 */
public final class Population {
    /** Fewer accounts leave zones without a merchant. */
    public static final int FEWEST_ACCOUNTS = 500;

    private static final Zone[] ZONES = Zone.values();
    private static final Role[] ROLES = Role.values();
    private static final Shares ZONE_SHARES = new Shares(Zone.shares());

    private final long seed;

    /** First index of zone × role, with the number of accounts at the end. */
    private final int[] firsts = new int[ZONES.length * ROLES.length + 1];

    private final double[] activitySums;
    private final int[] banks;

    public Population(int accounts, long seed) {
        this.seed = Fate.of(seed, accounts, 1);
        activitySums = new double[accounts + 1];
        banks = new int[accounts];
        settle(accounts);
        openAccounts();
    }

    public int size() {
        return banks.length;
    }

    public Zone zone(int account) {
        return ZONES[block(account) / ROLES.length];
    }

    public Role role(int account) {
        return ROLES[block(account) % ROLES.length];
    }

    /** Transactions a year that this account aims at, relative to the others. */
    public double activity(int account) {
        return activitySums[account + 1] - activitySums[account];
    }

    public int bank(int account) {
        return banks[account];
    }

    public static Zone anyZone(Dice dice) {
        return ZONES[ZONE_SHARES.draw(dice)];
    }

    /**
     * The account at a number from 0 to below 1 among those of a zone and role, busy ones more
     * often.
     */
    public int at(Zone zone, Role role, double unit) {
        return at(zone, role, role, unit);
    }

    /** Like {@link #at(Zone, Role, double)}, for neighbouring roles. */
    public int at(Zone zone, Role from, Role to, double unit) {
        int low = firsts[zone.ordinal() * ROLES.length + from.ordinal()];
        int high = firsts[zone.ordinal() * ROLES.length + to.ordinal() + 1];
        if (low == high) {
            return at(Zone.US_DOLLAR, from, to, unit);
        }
        double wanted = activitySums[low] + unit * (activitySums[high] - activitySums[low]);
        int found = Arrays.binarySearch(activitySums, low + 1, high, wanted);
        return found >= 0 ? found : Math.min(-found - 2, high - 1);
    }

    /** First index of a zone and role. */
    public int first(Zone zone, Role role) {
        return firsts[zone.ordinal() * ROLES.length + role.ordinal()];
    }

    /** How many accounts a zone and role have. */
    public int count(Zone zone, Role role) {
        return firsts[zone.ordinal() * ROLES.length + role.ordinal() + 1] - first(zone, role);
    }

    private int block(int account) {
        int found = Arrays.binarySearch(firsts, account);
        if (found < 0) {
            return -found - 2;
        }
        while (firsts[found + 1] == account) {
            found++;
        }
        return found;
    }

    private void settle(int accounts) {
        double total = Arrays.stream(Zone.shares()).sum();
        double share = 0;
        int opened = 0;
        for (Zone zone : ZONES) {
            share += zone.share() / total;
            int last =
                    zone.ordinal() == ZONES.length - 1
                            ? accounts
                            : (int) Math.round(share * accounts);
            int companies = (int) Math.round((last - opened) * part(Role.COMPANY));
            int merchants = (int) Math.round((last - opened) * part(Role.MERCHANT));
            int block = zone.ordinal() * ROLES.length;
            firsts[block] = opened;
            firsts[block + 1] = last - companies - merchants;
            firsts[block + 2] = last - merchants;
            firsts[block + 3] = last;
            opened = last;
        }
    }

    private static double part(Role role) {
        return role.bands().stream().mapToDouble(Role.ActivityBand::thousands).sum()
                / Role.THOUSANDS;
    }

    private void openAccounts() {
        var dice = new Dice(seed);
        int firstBank = 0;
        for (Zone zone : ZONES) {
            int first = first(zone, Role.PERSON);
            int last = first(zone, Role.MERCHANT) + count(zone, Role.MERCHANT);
            var branches = new Branches(firstBank, last - first);
            for (int account = first; account < last; account++) {
                activitySums[account + 1] = activitySums[account] + activity(role(account), dice);
                banks[account] = branches.draw(dice);
            }
            firstBank += branches.banks();
        }
    }

    private static double activity(Role role, Dice dice) {
        double wanted = dice.unit() * part(role) * Role.THOUSANDS;
        for (Role.ActivityBand band : role.bands()) {
            wanted -= band.thousands();
            if (wanted < 0) {
                return band.low()
                        * StrictMath.exp(dice.unit() * StrictMath.log(band.high() / band.low()));
            }
        }
        return role.bands().getLast().low();
    }
}
