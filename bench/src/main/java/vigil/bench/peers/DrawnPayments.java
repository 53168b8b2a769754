package vigil.bench.peers;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import vigil.bench.street.Payments;

/**
 * Drawn payments at the door, a millisecond apart.
 *
 * @param run what ids begin with
 */
record DrawnPayments(String run, Work work, Instant first) implements Payments {

    @Override
    public byte[] json(long number) {
        Draw draw = work.draw(number);
        return """
        {"transactionId":"%s-%d","timestamp":"%s","format":"%s",\
        "payer":{"account":{"number":"%s"},"bank":{"code":"%s"},"country":"US"},\
        "payee":{"account":{"number":"%s"},"bank":{"code":"%s"},"country":"%s"},\
        "amount":{"value":"%s","currency":"USD"}}\
        """
                .formatted(
                        run,
                        number,
                        first.plusMillis(number),
                        draw.cash() ? "cash" : "ach",
                        draw.payer(),
                        Draw.bank(draw.payer()),
                        draw.payee(),
                        Draw.bank(draw.payee()),
                        draw.payeeCountry(),
                        draw.amount())
                .getBytes(StandardCharsets.UTF_8);
    }
}
