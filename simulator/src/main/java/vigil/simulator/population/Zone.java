package vigil.simulator.population;

import vigil.contracts.amlworld.AmlworldCurrency;

/**
 * A currency area with its share of the traffic: the receiving currencies of HI-Small. Bitcoin has
 * no accounts of its own; it is paid from account to account.
 */
public enum Zone {
    US_DOLLAR(AmlworldCurrency.US_DOLLAR, 37.01),
    EURO(AmlworldCurrency.EURO, 23.08),
    SWISS_FRANC(AmlworldCurrency.SWISS_FRANC, 4.68),
    YUAN(AmlworldCurrency.YUAN, 4.07),
    SHEKEL(AmlworldCurrency.SHEKEL, 3.84),
    RUPEE(AmlworldCurrency.RUPEE, 3.78),
    UK_POUND(AmlworldCurrency.UK_POUND, 3.57),
    RUBLE(AmlworldCurrency.RUBLE, 3.10),
    YEN(AmlworldCurrency.YEN, 3.08),
    CANADIAN_DOLLAR(AmlworldCurrency.CANADIAN_DOLLAR, 2.78),
    AUSTRALIAN_DOLLAR(AmlworldCurrency.AUSTRALIAN_DOLLAR, 2.73),
    MEXICAN_PESO(AmlworldCurrency.MEXICAN_PESO, 2.19),
    SAUDI_RIYAL(AmlworldCurrency.SAUDI_RIYAL, 1.77),
    BRAZIL_REAL(AmlworldCurrency.BRAZIL_REAL, 1.41);

    private final AmlworldCurrency currency;
    private final double share;

    Zone(AmlworldCurrency currency, double share) {
        this.currency = currency;
        this.share = share;
    }

    public AmlworldCurrency currency() {
        return currency;
    }

    /** In per cent of all traffic. */
    public double share() {
        return share;
    }

    static double[] shares() {
        Zone[] zones = values();
        double[] shares = new double[zones.length];
        for (int i = 0; i < zones.length; i++) {
            shares[i] = zones[i].share;
        }
        return shares;
    }
}
