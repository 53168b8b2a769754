package vigil.simulator;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import vigil.contracts.amlworld.AmlworldRing;
import vigil.simulator.crime.Crime;
import vigil.simulator.population.Population;

/**
 * What is to be simulated.
 *
 * @param accounts ordinary accounts
 * @param transactions all rows of the file, those of rings among them
 * @param rings true rings to set into the background
 * @param merged share of the accounts of crime that are ordinary ones, with all their ordinary
 *     traffic, 0 to 1; the others are accounts of its own
 * @param crimeRate share of the transactions that are crime made here, besides the true rings
 * @param crimes which ones
 */
public record SimulationSettings(
        int accounts,
        long transactions,
        int days,
        LocalDate start,
        long seed,
        List<AmlworldRing> rings,
        double merged,
        double crimeRate,
        Set<Crime> crimes) {
    private static final int MOST_ACCOUNTS = 100_000_000;
    private static final int MOST_DAYS = 3_660;
    private static final double MOST_CRIME = 0.5;

    public SimulationSettings {
        check(
                accounts >= Population.FEWEST_ACCOUNTS && accounts <= MOST_ACCOUNTS,
                "accounts must be " + Population.FEWEST_ACCOUNTS + " to " + MOST_ACCOUNTS);
        check(transactions >= 1, "transactions must be 1 or more");
        check(days >= 1 && days <= MOST_DAYS, "days must be 1 to " + MOST_DAYS);
        check(merged >= 0 && merged <= 1, "the share of merged accounts must be 0 to 1");
        check(
                crimeRate >= 0 && crimeRate <= MOST_CRIME,
                "the crime rate must be 0 to " + MOST_CRIME);
        rings = List.copyOf(rings);
        crimes = Set.copyOf(crimes);
    }

    /**
     * A million transactions of 200,000 accounts in the 18 days of HI-Small, one in a thousand of
     * them a crime.
     */
    public static SimulationSettings defaults() {
        return new SimulationSettings(
                200_000,
                1_000_000,
                18,
                LocalDate.of(2022, 9, 1),
                1,
                List.of(),
                1,
                0.001,
                EnumSet.allOf(Crime.class));
    }

    public SimulationSettings withSize(int newAccounts, long newTransactions, int newDays) {
        return new SimulationSettings(
                newAccounts,
                newTransactions,
                newDays,
                start,
                seed,
                rings,
                merged,
                crimeRate,
                crimes);
    }

    public SimulationSettings withSeed(long newSeed) {
        return new SimulationSettings(
                accounts, transactions, days, start, newSeed, rings, merged, crimeRate, crimes);
    }

    public SimulationSettings startingOn(LocalDate newStart) {
        return new SimulationSettings(
                accounts, transactions, days, newStart, seed, rings, merged, crimeRate, crimes);
    }

    public SimulationSettings withRings(List<AmlworldRing> newRings, double newMerged) {
        return new SimulationSettings(
                accounts, transactions, days, start, seed, newRings, newMerged, crimeRate, crimes);
    }

    public SimulationSettings withCrimes(Set<Crime> newCrimes, double newCrimeRate) {
        return new SimulationSettings(
                accounts, transactions, days, start, seed, rings, merged, newCrimeRate, newCrimes);
    }

    private static void check(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
