package vigil.monitoring.rows;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGBinaryObject;
import org.postgresql.util.PGobject;

/**
 * A column of UUIDs in PostgreSQL's binary form of an array (array_recv: dimensions, null flag,
 * element type, length, lower bound, then each element behind its length). The driver sends them as
 * text, which the server reads digit by digit. Needs {@code binaryTransferEnable=2951}; without it
 * the driver asks for the text.
 */
final class UuidArray extends PGobject implements PGBinaryObject {

    private static final long serialVersionUID = 1L;
    private static final int UUID_TYPE = 2950;
    private static final int HEAD = 20;
    private static final int ELEMENT = 4 + 16;
    private static final int NULL_LENGTH = -1;

    private final @Nullable UUID[] elements;

    UuidArray(@Nullable UUID[] elements) {
        this.elements = elements;
        setType("_uuid");
    }

    @Override
    public int lengthInBytes() {
        int length = HEAD;
        for (UUID element : elements) {
            length += element == null ? 4 : ELEMENT;
        }
        return length;
    }

    @Override
    public void toBytes(byte[] bytes, int offset) {
        ByteBuffer out = ByteBuffer.wrap(bytes, offset, bytes.length - offset);
        boolean hasNull = Arrays.stream(elements).anyMatch(element -> element == null);
        out.putInt(1).putInt(hasNull ? 1 : 0).putInt(UUID_TYPE).putInt(elements.length).putInt(1);
        for (UUID element : elements) {
            if (element == null) {
                out.putInt(NULL_LENGTH);
            } else {
                out.putInt(16)
                        .putLong(element.getMostSignificantBits())
                        .putLong(element.getLeastSignificantBits());
            }
        }
    }

    @Override
    public void setByteValue(byte[] value, int offset) {
        throw new UnsupportedOperationException("columns are written alone");
    }

    @Override
    public String getValue() {
        return Arrays.stream(elements)
                .map(element -> element == null ? "NULL" : element.toString())
                .collect(Collectors.joining(",", "{", "}"));
    }
}
