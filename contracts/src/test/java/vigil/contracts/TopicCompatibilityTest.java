package vigil.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import vigil.contracts.decisions.v1.DecisionOuterClass;
import vigil.contracts.log.v1.Log;

/** Topics are kept for years: a published field keeps its number, name and type for ever. */
class TopicCompatibilityTest {

    private static final Path PUBLISHED = Path.of("published/topics.txt");

    @Test
    void publishedFieldsStayAsTheyWere() throws IOException {
        List<String> published = Files.readAllLines(PUBLISHED);

        assertThat(fields())
                .as("a field of %s was removed, renumbered, renamed or retyped", PUBLISHED)
                .containsAll(published);
    }

    @Test
    void everyFieldIsPublished() throws IOException {
        assertThat(Files.readAllLines(PUBLISHED))
                .as("add the new field's line to %s", PUBLISHED)
                .containsAll(fields());
    }

    private static TreeSet<String> fields() {
        TreeSet<String> fields = new TreeSet<>();
        for (FileDescriptor file :
                List.of(Log.getDescriptor(), DecisionOuterClass.getDescriptor())) {
            for (Descriptor message : file.getMessageTypes()) {
                message.getFields().forEach(field -> fields.add(line(message, field)));
            }
        }
        return fields;
    }

    private static String line(Descriptor message, FieldDescriptor field) {
        String type =
                field.getType() == FieldDescriptor.Type.MESSAGE
                        ? field.getMessageType().getFullName()
                        : field.getType().name().toLowerCase(Locale.ROOT);
        return "%s %03d %s %s%s"
                .formatted(
                        message.getFullName(),
                        field.getNumber(),
                        field.getName(),
                        field.isRepeated() ? "repeated " : "",
                        type);
    }
}
