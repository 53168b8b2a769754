package vigil.filings.xml;

import java.io.IOException;

/** Bytes that are not the form that was asked for; the message says why and holds none of them. */
public final class UnreadableForm extends IOException {
    private static final long serialVersionUID = 1L;

    public UnreadableForm(String message) {
        super(message);
    }

    public UnreadableForm(String message, Throwable cause) {
        super(message, cause);
    }
}
