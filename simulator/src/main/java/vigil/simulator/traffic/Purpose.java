package vigil.simulator.traffic;

import static vigil.simulator.traffic.Purpose.Kind.BILL;
import static vigil.simulator.traffic.Purpose.Kind.CONVERSION;
import static vigil.simulator.traffic.Purpose.Kind.CREDIT;
import static vigil.simulator.traffic.Purpose.Kind.FIRM_PURCHASE;
import static vigil.simulator.traffic.Purpose.Kind.FOREIGN_INVOICE;
import static vigil.simulator.traffic.Purpose.Kind.GIFT;
import static vigil.simulator.traffic.Purpose.Kind.INTEREST;
import static vigil.simulator.traffic.Purpose.Kind.INVOICE;
import static vigil.simulator.traffic.Purpose.Kind.OWN_TRANSFER;
import static vigil.simulator.traffic.Purpose.Kind.PURCHASE;
import static vigil.simulator.traffic.Purpose.Kind.TAKINGS;

import java.util.List;
import vigil.simulator.book.Rail;
import vigil.simulator.population.Role;

/**
 * Why an everyday payment is made. Shares, amounts and spreads are chosen so that the whole has
 * HI-Small's marginals.
 *
 * @param share relative to the other purposes of the rail
 * @param logDollars natural logarithm of the median amount in US dollars
 * @param spread standard deviation of that logarithm
 * @param abroad probability that the counterparty lives in any zone, not in the payer's
 */
record Purpose(
        Rail rail, Kind kind, double share, double logDollars, double spread, double abroad) {
    static final List<Purpose> ALL =
            List.of(
                    new Purpose(Rail.CHEQUE, BILL, 38, 6.5, 2.4, 0),
                    new Purpose(Rail.CHEQUE, INVOICE, 35, 9.3, 3.6, 0.02),
                    new Purpose(Rail.CHEQUE, CREDIT, 15, 7.5, 2.4, 0),
                    new Purpose(Rail.CHEQUE, GIFT, 10, 6.2, 2.2, 0),
                    new Purpose(Rail.CHEQUE, OWN_TRANSFER, 1.6, 7.6, 2.8, 0),
                    new Purpose(Rail.CHEQUE, CONVERSION, 1.2, 8.1, 2.8, 1),
                    new Purpose(Rail.CREDIT_CARD, PURCHASE, 85, 5.4, 2.3, 0.01),
                    new Purpose(Rail.CREDIT_CARD, FIRM_PURCHASE, 15, 7.0, 2.5, 0.03),
                    new Purpose(Rail.ACH, INVOICE, 46, 9.8, 3.6, 0.1),
                    new Purpose(Rail.ACH, BILL, 25, 6.8, 2.4, 0),
                    new Purpose(Rail.ACH, CREDIT, 12, 7.8, 2.7, 0.02),
                    new Purpose(Rail.ACH, GIFT, 4, 6.4, 2.4, 0.1),
                    new Purpose(Rail.ACH, CONVERSION, 12, 9.1, 3.1, 1),
                    new Purpose(Rail.ACH, OWN_TRANSFER, 5, 8.1, 3.1, 0),
                    new Purpose(Rail.CASH, PURCHASE, 48, 5.8, 2.3, 0),
                    new Purpose(Rail.CASH, GIFT, 29, 5.9, 2.2, 0),
                    new Purpose(Rail.CASH, TAKINGS, 19, 9.0, 2.7, 0),
                    new Purpose(Rail.CASH, OWN_TRANSFER, 2.5, 7.1, 2.2, 0),
                    new Purpose(Rail.CASH, CONVERSION, 2.2, 7.1, 2.2, 1),
                    new Purpose(Rail.REINVESTMENT, INTEREST, 100, 6.4, 3.8, 0),
                    new Purpose(Rail.WIRE, INVOICE, 62, 10.8, 3.4, 0.3),
                    new Purpose(Rail.WIRE, FOREIGN_INVOICE, 6, 10.8, 3.4, 1),
                    new Purpose(Rail.WIRE, GIFT, 14, 7.1, 2.2, 0.5),
                    new Purpose(Rail.WIRE, CONVERSION, 17, 10.1, 3.1, 1),
                    new Purpose(Rail.WIRE, OWN_TRANSFER, 5, 9.6, 2.9, 0),
                    new Purpose(Rail.BITCOIN, GIFT, 65, 7.1, 2.7, 0.4),
                    new Purpose(Rail.BITCOIN, CREDIT, 20, 7.6, 2.7, 0.2),
                    new Purpose(Rail.BITCOIN, BILL, 15, 7.4, 2.7, 0.2));

    /** Who pays whom. */
    enum Kind {
        PURCHASE(Role.PERSON, Role.MERCHANT),
        FIRM_PURCHASE(Role.COMPANY, Role.MERCHANT),
        BILL(Role.PERSON, Role.COMPANY),
        INVOICE(Role.COMPANY, Role.COMPANY),
        /** An invoice paid in one currency and received in another. */
        FOREIGN_INVOICE(Role.COMPANY, Role.COMPANY),
        /** What a shop takes goes to its suppliers. */
        TAKINGS(Role.MERCHANT, Role.COMPANY),
        CREDIT(Role.COMPANY, Role.PERSON),
        GIFT(Role.PERSON, Role.PERSON),
        OWN_TRANSFER(Role.PERSON, Role.PERSON),
        CONVERSION(Role.PERSON, Role.PERSON),
        INTEREST(Role.PERSON, Role.PERSON);

        private final Role payer;
        private final Role payee;

        Kind(Role payer, Role payee) {
            this.payer = payer;
            this.payee = payee;
        }

        Role payer() {
            return payer;
        }

        Role payee() {
            return payee;
        }

        boolean toOneself() {
            return this == OWN_TRANSFER || this == CONVERSION || this == INTEREST;
        }
    }
}
