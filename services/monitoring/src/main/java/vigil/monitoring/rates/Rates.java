package vigil.monitoring.rates;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import vigil.kernel.money.Currency;
import vigil.kernel.money.Money;

/** One table of exchange rates: what a unit of each currency is worth in the base currency. */
public final class Rates {

    private static final String BUILT_IN = "rates.csv";

    private final Currency base;
    private final Map<String, BigDecimal> worth;

    private Rates(Currency base, Map<String, BigDecimal> worth) {
        this.base = base;
        this.worth = Map.copyOf(worth);
    }

    /** The table of the settings, refused as a whole when a line of it is wrong. */
    public static Rates load(RateSettings settings) {
        Path file = settings.file();
        try (InputStream table =
                        file == null
                                ? Objects.requireNonNull(Rates.class.getResourceAsStream(BUILT_IN))
                                : Files.newInputStream(file);
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            return read(lines, Currency.of(settings.baseCurrency()));
        } catch (IOException e) {
            throw new UncheckedIOException("the table of exchange rates cannot be read", e);
        }
    }

    public Currency base() {
        return base;
    }

    /** The money in the base currency, to its minor unit; empty when there is no rate for it. */
    public Optional<Money> inBase(Money money) {
        if (money.currency().equals(base)) {
            return Optional.of(money);
        }
        BigDecimal rate = worth.get(money.currency().code());
        if (rate == null) {
            return Optional.empty();
        }
        return Optional.of(
                new Money(
                        money.amount()
                                .multiply(rate)
                                .setScale(base.scale(), RoundingMode.HALF_EVEN),
                        base));
    }

    private static Rates read(BufferedReader lines, Currency base) throws IOException {
        Map<String, BigDecimal> usDollars = new HashMap<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isBlank() || line.startsWith("#") || line.equals("currency,usd")) {
                continue;
            }
            String[] cells = line.split(",", -1);
            if (cells.length != 2 || Currency.find(cells[0]).isEmpty()) {
                throw new IllegalStateException("not a line of exchange rates: " + line);
            }
            BigDecimal rate = new BigDecimal(cells[1]);
            if (rate.signum() <= 0 || usDollars.put(cells[0], rate) != null) {
                throw new IllegalStateException("one positive rate for each currency: " + line);
            }
        }
        BigDecimal baseWorth = usDollars.get(base.code());
        if (baseWorth == null) {
            throw new IllegalStateException("no rate for the base currency " + base.code());
        }
        Map<String, BigDecimal> worth = new HashMap<>();
        usDollars.forEach((currency, rate) ->
                worth.put(currency, rate.divide(baseWorth, MathContext.DECIMAL64)));
        return new Rates(base, worth);
    }
}
