package vigil.cases.files;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What files of a case may be.
 *
 * @param largest bytes of one file
 * @param mostOfCase files of one case
 */
@ConfigurationProperties(prefix = "vigil.cases.files", ignoreUnknownFields = false)
public record FileSettings(
        @DefaultValue("15728640") int largest, @DefaultValue("200") int mostOfCase) {

    public FileSettings {
        if (largest < 1 || largest > 64 * 1024 * 1024 || mostOfCase < 1) {
            throw new IllegalArgumentException(
                    "vigil.cases.files: largest is 1 byte to 64 MB, most-of-case at least 1");
        }
    }
}
