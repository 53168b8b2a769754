package vigil.gateway.contract;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import vigil.gateway.contract.Shape.Kind;
import vigil.kernel.problems.FieldError;

/**
 * JSON on its way past the shape that is declared for it, and past whoever wants to see its texts.
 */
public final class JsonText {

    private static final int DEEPEST = 64;
    private static final int MOST_FAULTS = 20;
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(DEEPEST)
                                    .maxNameLength(1_000)
                                    .maxNumberLength(200)
                                    .maxStringLength(8 * 1024 * 1024)
                                    .build())
                    .build();

    /** Sees what is read, one by one. */
    public interface Reader {

        void name(String name);

        /**
         * @param name of the field, or null in an array
         */
        void text(@Nullable String name, String text);

        /** Whether enough was seen. */
        boolean isOver();
    }

    /** Which objects have to fit. */
    public enum Rows {
        /** None in an array: a batch answers row by row, and that is the house's to do. */
        FREE,
        /** All. */
        FITTING
    }

    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,40}");

    private static final Reader NOBODY =
            new Reader() {
                @Override
                public void name(String name) {}

                @Override
                public void text(@Nullable String name, String text) {}

                @Override
                public boolean isOver() {
                    return false;
                }
            };

    /** Where the reader stands: an object or array, its shape, and the field's name in it. */
    private static final class Level {
        private final @Nullable Shape shape;
        private final boolean array;
        private final String path;
        private String field = "";

        Level(@Nullable Shape shape, boolean array, String path) {
            this.shape = shape;
            this.array = array;
            this.path = path;
        }
    }

    private final Reader reader;
    private final Rows rows;
    private final List<FieldError> faults = new ArrayList<>();
    private final Deque<Level> levels = new ArrayDeque<>();

    private JsonText(Rows rows, Reader reader) {
        this.rows = rows;
        this.reader = reader;
    }

    /**
     * Reads a request to its end, or until the reader has seen enough.
     *
     * @param shape null where nothing is declared
     * @return what does not fit the shape, at most 20
     * @throws JacksonException when it is no JSON or too deep
     * @throws IllegalArgumentException when it is empty or more than one document
     */
    public static List<FieldError> read(byte[] body, @Nullable Shape shape, Reader reader) {
        return new JsonText(Rows.FREE, reader).readAll(body, shape);
    }

    /** The same for what a house says: every row has to fit, and faults name what is not there. */
    public static List<FieldError> check(byte[] body, Shape shape) {
        return new JsonText(Rows.FITTING, NOBODY).readAll(body, shape);
    }

    private List<FieldError> readAll(byte[] body, @Nullable Shape shape) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), body)) {
            JsonToken token = parser.nextToken();
            if (token == null) {
                throw new IllegalArgumentException("the body is empty");
            }
            Shape wanted = shape;
            while (token != null && !reader.isOver()) {
                take(token, parser, wanted);
                token = parser.nextToken();
                if (token != null && levels.isEmpty()) {
                    throw new IllegalArgumentException("something follows the document");
                }
            }
        }
        return faults;
    }

    private void take(JsonToken token, JsonParser parser, @Nullable Shape document) {
        switch (token) {
            case START_OBJECT -> open(false, document);
            case START_ARRAY -> open(true, document);
            case END_OBJECT, END_ARRAY -> levels.pop();
            case PROPERTY_NAME -> {
                String name = parser.currentName();
                top().field = name;
                reader.name(name);
            }
            case VALUE_STRING -> {
                Shape shape = check(Kind.STRING, document);
                String text = parser.getString();
                checkText(shape, text);
                lookAt(text);
            }
            case VALUE_NUMBER_INT -> check(Kind.INTEGER, document);
            case VALUE_NUMBER_FLOAT -> check(Kind.NUMBER, document);
            case VALUE_TRUE, VALUE_FALSE -> check(Kind.BOOLEAN, document);
            case VALUE_NULL -> check(Kind.NULL, document);
            default -> throw new IllegalArgumentException("no JSON");
        }
    }

    private void open(boolean array, @Nullable Shape document) {
        Shape shape = check(array ? Kind.ARRAY : Kind.OBJECT, document);
        boolean row = rows == Rows.FREE && !array && !levels.isEmpty() && top().array;
        levels.push(new Level(row ? null : shape, array, path()));
    }

    private void lookAt(String text) {
        reader.text(levels.isEmpty() || top().array ? null : top().field, text);
    }

    /** The shape of the value at hand, after its type was checked; null where nothing is said. */
    private @Nullable Shape check(Kind kind, @Nullable Shape document) {
        if (levels.isEmpty()) {
            return document == null ? null : typed(document, kind);
        }
        Level level = top();
        if (level.shape == null) {
            return null;
        }
        if (level.array) {
            return typed(level.shape.element(), kind);
        }
        Shape field = level.shape.field(level.field);
        if (field == null) {
            fault("is no field of this request");
            return null;
        }
        return kind == Kind.NULL ? field : typed(field, kind);
    }

    private @Nullable Shape typed(Shape shape, Kind kind) {
        if (shape.takes(kind)) {
            return shape;
        }
        fault("has another type than declared");
        return null;
    }

    private void checkText(@Nullable Shape shape, String text) {
        String fault = shape == null ? null : shape.fault(text);
        if (fault != null) {
            fault(fault);
        }
    }

    private void fault(String reason) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(FieldError.of(path(), reason));
        }
    }

    /** Of declared fields alone: an unknown name is the caller's text and not repeated to it. */
    private String path() {
        if (levels.isEmpty()) {
            return "";
        }
        Level level = top();
        boolean declared =
                level.shape != null && level.shape.properties().containsKey(level.field)
                        || rows == Rows.FITTING && WORD.matcher(level.field).matches();
        String name = level.array ? "[]" : declared ? level.field : "…";
        return level.path.isEmpty() ? name : level.path + "." + name;
    }

    private Level top() {
        return levels.getFirst();
    }
}
