package vigil.screening.lists;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which lists are kept.
 *
 * @param sources a JSON file of publishers, as docs/screening.md describes it; without one nobody
 *     is asked
 * @param demo whether the lists that come with Vigil (January 2024, not for production) are put in
 *     force where there is none of that name
 */
@ConfigurationProperties(prefix = "vigil.screening.lists", ignoreUnknownFields = false)
public record ListSettings(@Nullable Path sources, @DefaultValue("false") boolean demo) {}
