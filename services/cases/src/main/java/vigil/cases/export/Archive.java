package vigil.cases.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.json.JsonMapper;
import vigil.cases.files.FileDesk;

/** A zip whose last part lists the SHA-256 of all the others. */
final class Archive implements AutoCloseable {

    static final String MANIFEST = "MANIFEST.sha256";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ZipOutputStream zip;
    private final Instant at;
    private final List<String> hashes = new ArrayList<>();

    Archive(OutputStream out, Instant at) {
        this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        this.at = at;
    }

    void json(String path, Object value) throws IOException {
        add(path, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(value));
    }

    void add(String path, byte[] content) throws IOException {
        put(path, content);
        hashes.add(FileDesk.sha256(content) + "  " + path);
    }

    private void put(String path, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(path);
        entry.setTime(at.toEpochMilli());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    /**
     * Writes the list of hashes, which is all that is left to do.
     *
     * @return the hash of that list: who has it can tell the whole archive
     */
    String finish() throws IOException {
        byte[] manifest = (String.join("\n", hashes) + "\n").getBytes(StandardCharsets.UTF_8);
        put(MANIFEST, manifest);
        zip.finish();
        zip.flush();
        return FileDesk.sha256(manifest);
    }

    /** Of an archive that is not finished nothing is left that could pass for one. */
    @Override
    public void close() throws IOException {
        zip.flush();
    }
}
