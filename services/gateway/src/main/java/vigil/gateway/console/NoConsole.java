package vigil.gateway.console;

import org.eclipse.jetty.http.HttpFields;
import vigil.gateway.answers.Answer;

/** What stands at the door's first address while no console is installed. */
final class NoConsole {

    private static final String PAGE =
            """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>Vigil</title></head>
            <body><h1>Vigil</h1>
            <p>No console is installed here. The API answers below /v1.</p></body></html>
            """;

    private NoConsole() {}

    static Answer answer() {
        return Answer.words(200, PAGE, HttpFields.build());
    }
}
