package vigil.identity.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/**
 * A piece of a page from a file, with gaps: {@code {{name}}} takes text, {@code {{{name}}}} takes
 * HTML that was made here. Every gap must be filled.
 */
public final class Template {

    private static final Pattern GAP = Pattern.compile("\\{\\{\\{(\\w+)}}}|\\{\\{(\\w+)}}");
    private static final Map<String, String> READ = new ConcurrentHashMap<>();

    private final String text;
    private final Map<String, String> filled = new HashMap<>();

    private Template(String text) {
        this.text = text;
    }

    public static Template of(String name) {
        return new Template(READ.computeIfAbsent(name + ".html", Template::resource));
    }

    /** Fills a gap with text, whatever stands in it. */
    public Template with(String gap, String text) {
        filled.put("text " + gap, HtmlUtils.htmlEscape(text));
        return this;
    }

    /** Fills a gap with HTML of ours. */
    public Template withHtml(String gap, String html) {
        filled.put("html " + gap, html);
        return this;
    }

    public String html() {
        StringBuilder out = new StringBuilder();
        Matcher gaps = GAP.matcher(text);
        while (gaps.find()) {
            String key = gaps.group(1) == null ? "text " + gaps.group(2) : "html " + gaps.group(1);
            String value = filled.get(key);
            if (value == null) {
                throw new IllegalStateException("a page lacks its " + key);
            }
            gaps.appendReplacement(out, Matcher.quoteReplacement(value));
        }
        return gaps.appendTail(out).toString();
    }

    static String resource(String name) {
        String path = "/vigil/identity/pages/" + name;
        try (InputStream stream = Template.class.getResourceAsStream(path)) {
            return new String(
                    Objects.requireNonNull(stream, path).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }
}
