package vigil.launcher.terminal;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads lengths of time from the command line. */
public final class Windows {
    private static final Pattern LENGTH = Pattern.compile("(\\d{1,5})\\s*([dh])");

    private Windows() {}

    /**
     * A number of days or hours, such as {@code 4d} or {@code 96h}.
     *
     * @throws Trouble when it is neither
     */
    public static Duration of(String text) {
        Matcher matcher = LENGTH.matcher(text.strip());
        if (!matcher.matches()) {
            throw new Trouble("--window is a number of days or hours, such as 4d or 96h");
        }
        long number = Long.parseLong(matcher.group(1));
        return matcher.group(2).equals("d") ? Duration.ofDays(number) : Duration.ofHours(number);
    }
}
