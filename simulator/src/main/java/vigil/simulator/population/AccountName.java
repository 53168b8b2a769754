package vigil.simulator.population;

/** What identifies an account in a file. */
public record AccountName(String bank, String number) {}
