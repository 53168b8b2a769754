package vigil.contracts.csv;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Opens files and streams, unpacking gzip wherever its magic number is found, whatever the name
 * says.
 */
public final class Unpacked {
    private static final int BUFFER = 1 << 16;

    private Unpacked() {}

    /** Opens and unpacks a file. */
    public static InputStream open(Path file) throws IOException {
        return of(bytes(file));
    }

    /** Opens a file as it is; a missing, unreadable or special one is told in one sentence. */
    public static InputStream bytes(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new UnreadableFile(file + " is a folder, not a file");
        }
        try {
            return Files.newInputStream(file);
        } catch (NoSuchFileException e) {
            throw new UnreadableFile("there is no file " + file, e);
        } catch (AccessDeniedException e) {
            throw new UnreadableFile(file + " may not be read by this account", e);
        }
    }

    /** The stream itself, or what is packed in it. */
    public static InputStream of(InputStream in) throws IOException {
        var pushback = new PushbackInputStream(in, 2);
        byte[] magic = pushback.readNBytes(2);
        pushback.unread(magic);
        boolean gzip = magic.length == 2 && magic[0] == 0x1f && magic[1] == (byte) 0x8b;
        try {
            return gzip ? new GZIPInputStream(pushback, BUFFER) : pushback;
        } catch (EOFException | ZipException e) {
            throw new UnreadableFile("the packed file is damaged", e);
        }
    }
}
