package vigil.watchlists.versions;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import vigil.watchlists.entities.Entity;
import vigil.watchlists.entities.ListId;
import vigil.watchlists.entities.Statement;

/**
 * The bytes that snapshot ids are hashes of. Every text is its length in four bytes, big-endian,
 * and its UTF-8; a list is {@code vigil-watchlist-1}, its id, the number of entities, and every
 * entity in the order of ids; an entity is id, schema, number of statements, and every statement in
 * order; a statement is property, value, language, original, list. When something was seen, and in
 * which edition, is no part of it.
 */
final class CanonicalForm {
    private static final String FORMAT = "vigil-watchlist-1";

    private final MessageDigest digest;
    private final byte[] buffer = new byte[1 << 14];
    private int filled;

    private CanonicalForm() {
        digest = FileHash.sha256();
    }

    /** The hash of a list with entities in the order of their ids. */
    static SnapshotId of(ListId list, List<Entity> entities) {
        CanonicalForm form = new CanonicalForm();
        form.text(FORMAT);
        form.text(list.text());
        form.number(entities.size());
        entities.forEach(form::entity);
        return new SnapshotId(form.hash());
    }

    /** The hash of one entity. */
    static String of(Entity entity) {
        CanonicalForm form = new CanonicalForm();
        form.entity(entity);
        return form.hash();
    }

    private void entity(Entity entity) {
        text(entity.id().text());
        text(entity.schema().name());
        number(entity.statements().size());
        for (Statement statement : entity.statements()) {
            text(statement.property());
            text(statement.value());
            text(statement.language());
            text(statement.original());
            text(statement.origin().list().text());
        }
    }

    private String hash() {
        digest.update(buffer, 0, filled);
        return HexFormat.of().formatHex(digest.digest());
    }

    private void number(int value) {
        room(Integer.BYTES);
        buffer[filled++] = (byte) (value >>> 24);
        buffer[filled++] = (byte) (value >>> 16);
        buffer[filled++] = (byte) (value >>> 8);
        buffer[filled++] = (byte) value;
    }

    // Nearly all texts are short and plain: they go into the buffer without a copy.
    private void text(String text) {
        int length = text.length();
        if (length + Integer.BYTES > buffer.length || !plain(text, length)) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            number(bytes.length);
            digest.update(buffer, 0, filled);
            filled = 0;
            digest.update(bytes);
        }
    }

    private boolean plain(String text, int length) {
        room(length + Integer.BYTES);
        int start = filled;
        number(length);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c > 0x7f) {
                filled = start;
                return false;
            }
            buffer[filled++] = (byte) c;
        }
        return true;
    }

    private void room(int bytes) {
        if (buffer.length - filled < bytes) {
            digest.update(buffer, 0, filled);
            filled = 0;
        }
    }
}
