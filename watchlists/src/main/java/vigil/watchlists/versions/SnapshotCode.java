package vigil.watchlists.versions;

import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vigil.contracts.csv.UnreadableFile;
import vigil.watchlists.entities.Entity;
import vigil.watchlists.entities.EntityId;
import vigil.watchlists.entities.ListId;
import vigil.watchlists.entities.Origin;
import vigil.watchlists.entities.Schema;
import vigil.watchlists.entities.Statement;

/**
 * A snapshot as a stream of texts and numbers. A text that came before is its number, a new one is
 * 0, its length and its UTF-8; origins likewise. Numbers take 7 bits a byte, low ones first.
 */
final class SnapshotCode {
    private static final int LONGEST_TEXT = 1 << 24;
    private static final int MOST = 1 << 28;

    private SnapshotCode() {}

    static void write(DataOutputStream out, Snapshot snapshot) throws IOException {
        new Writer(out).write(snapshot);
        out.flush();
    }

    static Snapshot read(InputStream in) throws IOException {
        return new Reader(in).read();
    }

    private static final class Writer {
        private final DataOutputStream out;
        private final Map<String, Integer> texts = new HashMap<>();
        private final Map<Origin, Integer> origins = new HashMap<>();

        Writer(DataOutputStream out) {
            this.out = out;
        }

        void write(Snapshot snapshot) throws IOException {
            text(snapshot.id().text());
            text(snapshot.list().text());
            text(snapshot.edition());
            instant(snapshot.seen());
            number(snapshot.entities().size());
            for (Entity entity : snapshot.entities()) {
                text(entity.id().text());
                text(entity.schema().name());
                number(entity.statements().size());
                for (Statement statement : entity.statements()) {
                    text(statement.property());
                    text(statement.value());
                    text(statement.language());
                    text(statement.original());
                    origin(statement.origin());
                }
            }
        }

        private void origin(Origin origin) throws IOException {
            Integer known = origins.putIfAbsent(origin, origins.size() + 1);
            number(known == null ? 0 : known);
            if (known == null) {
                text(origin.list().text());
                text(origin.edition());
                instant(origin.firstSeen());
                instant(origin.lastSeen());
            }
        }

        private void text(String text) throws IOException {
            Integer known = texts.putIfAbsent(text, texts.size() + 1);
            number(known == null ? 0 : known);
            if (known == null) {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                number(bytes.length);
                out.write(bytes);
            }
        }

        private void instant(Instant instant) throws IOException {
            out.writeLong(instant.getEpochSecond());
            out.writeInt(instant.getNano());
        }

        private void number(int value) throws IOException {
            int rest = value;
            while (rest > 0x7f) {
                out.write(rest & 0x7f | 0x80);
                rest >>>= 7;
            }
            out.write(rest);
        }
    }

    private static final class Reader {
        private final InputStream in;
        private final List<String> texts = new ArrayList<>();
        private final List<Origin> origins = new ArrayList<>();

        Reader(InputStream in) {
            this.in = in;
        }

        Snapshot read() throws IOException {
            SnapshotId id = new SnapshotId(text());
            ListId list = new ListId(text());
            String edition = text();
            Instant seen = instant();
            int count = number();
            List<Entity> entities = new ArrayList<>();
            Map<String, Schema> schemas = new HashMap<>();
            for (int i = 0; i < count; i++) {
                EntityId entity = new EntityId(text());
                Schema schema = schemas.computeIfAbsent(text(), Schema::new);
                int statements = number();
                List<Statement> said = new ArrayList<>(Math.min(statements, 1 << 10));
                for (int j = 0; j < statements; j++) {
                    said.add(new Statement(text(), text(), text(), text(), origin()));
                }
                entities.add(new Entity(entity, schema, said));
            }
            Snapshot snapshot = Snapshot.of(list, edition, seen, entities);
            if (!snapshot.id().equals(id)) {
                throw new UnreadableFile("the snapshot's content does not have its id");
            }
            return snapshot;
        }

        private Origin origin() throws IOException {
            int place = number();
            if (place == 0) {
                origins.add(new Origin(new ListId(text()), text(), instant(), instant()));
                return origins.getLast();
            }
            return at(origins, place);
        }

        private String text() throws IOException {
            int place = number();
            if (place > 0) {
                return at(texts, place);
            }
            int length = number();
            if (length > LONGEST_TEXT) {
                throw new UnreadableFile("the snapshot holds a text that is too long");
            }
            byte[] bytes = in.readNBytes(length);
            if (bytes.length < length) {
                throw new EOFException();
            }
            texts.add(new String(bytes, StandardCharsets.UTF_8));
            return texts.getLast();
        }

        private Instant instant() throws IOException {
            long second = 0;
            for (int i = 0; i < Long.BYTES; i++) {
                second = second << 8 | one();
            }
            long nano = 0;
            for (int i = 0; i < Integer.BYTES; i++) {
                nano = nano << 8 | one();
            }
            return Instant.ofEpochSecond(second, nano);
        }

        private int number() throws IOException {
            int value = 0;
            for (int shift = 0; shift < 35; shift += 7) {
                int part = one();
                value |= (part & 0x7f) << shift;
                if (part < 0x80) {
                    if (value < 0 || value > MOST) {
                        break;
                    }
                    return value;
                }
            }
            throw new UnreadableFile("the snapshot holds a number that is too large");
        }

        private int one() throws IOException {
            int read = in.read();
            if (read < 0) {
                throw new EOFException();
            }
            return read;
        }

        private static <T> T at(List<T> known, int place) throws UnreadableFile {
            if (place > known.size()) {
                throw new UnreadableFile("the snapshot refers to what it does not hold");
            }
            return known.get(place - 1);
        }
    }
}
