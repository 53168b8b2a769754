package vigil.identity.pages;

import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The style and the script of all pages. */
@Hidden
@RestController
final class PageFiles {

    private static final Duration KEPT = Duration.ofMinutes(10);

    private final String style = Template.resource("vigil.css");
    private final String script = Template.resource("passkeys.js");

    @GetMapping("/login/vigil.css")
    ResponseEntity<String> style() {
        return file("css", style);
    }

    @GetMapping("/login/passkeys.js")
    ResponseEntity<String> script() {
        return file("javascript", script);
    }

    private static ResponseEntity<String> file(String kind, String text) {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", kind, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.maxAge(KEPT).cachePublic())
                .body(text);
    }
}
