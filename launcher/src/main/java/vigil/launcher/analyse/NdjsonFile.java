package vigil.launcher.analyse;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** A file of one JSON object a line, under another name until it is whole. */
final class NdjsonFile implements AutoCloseable {
    private static final JsonFactory JSON = new JsonFactory();

    private final Path file;
    private final Path beside;
    private final Writer out;
    private final JsonGenerator json;
    private boolean whole;

    NdjsonFile(Path file) throws IOException {
        this.file = file;
        beside = file.resolveSibling(file.getFileName() + ".part");
        out = Files.newBufferedWriter(beside, StandardCharsets.UTF_8);
        json = JSON.createGenerator(ObjectWriteContext.empty(), out);
    }

    /** Writes an object whose properties the filler writes. */
    void line(Consumer<JsonGenerator> filler) throws IOException {
        try {
            json.writeStartObject();
            filler.accept(json);
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (JacksonException e) {
            throw new IOException(e.getOriginalMessage(), e);
        }
    }

    static void rows(JsonGenerator json, String name, List<Long> rows) {
        json.writeName(name);
        json.writeStartArray();
        for (long row : rows) {
            json.writeNumber(row);
        }
        json.writeEndArray();
    }

    /** Everything has been written. */
    void finish() {
        whole = true;
    }

    @Override
    public void close() throws IOException {
        try {
            json.close();
            out.close();
        } catch (JacksonException e) {
            whole = false;
            throw new IOException(e.getOriginalMessage(), e);
        } finally {
            if (whole) {
                Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
            } else {
                Files.deleteIfExists(beside);
            }
        }
    }
}
