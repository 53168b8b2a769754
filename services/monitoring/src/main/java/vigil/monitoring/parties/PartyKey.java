package vigil.monitoring.parties;

import java.nio.ByteBuffer;

/** The first 128 bits of a keyed hash over all that a party is compared by, and its institution. */
record PartyKey(long high, long low) {

    PartyKey(byte[] hash) {
        this(ByteBuffer.wrap(hash).getLong(0), ByteBuffer.wrap(hash).getLong(Long.BYTES));
    }
}
