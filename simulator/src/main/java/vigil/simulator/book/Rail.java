package vigil.simulator.book;

/** A payment format of AMLworld with its share of HI-Small's traffic in per cent. */
public enum Rail {
    CHEQUE("Cheque", 36.71),
    CREDIT_CARD("Credit Card", 26.06),
    ACH("ACH", 11.83),
    CASH("Cash", 9.67),
    REINVESTMENT("Reinvestment", 9.47),
    WIRE("Wire", 3.38),
    BITCOIN("Bitcoin", 2.88);

    private final String title;
    private final double share;

    Rail(String title, double share) {
        this.title = title;
        this.share = share;
    }

    /** As the file spells it. */
    public String title() {
        return title;
    }

    /** In per cent. */
    public double share() {
        return share;
    }
}
