package vigil.bench.screening;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import vigil.matcher.entity.Entity;
import vigil.matcher.words.NameReader;
import vigil.matcher.words.Word;

/** Counts how many entries of OFAC's list bear a word: the matcher's table of common words. */
@Command(
        name = "screening-words",
        mixinStandardHelpOptions = true,
        description = "Write the table that tells the matcher which words are common.")
public final class CountWords implements Callable<Integer> {

    private static final int FEWEST = 3;

    @Parameters(paramLabel = "FILE", description = "counted-words.txt of the matcher")
    private Path file = Path.of("counted-words.txt");

    @Override
    public Integer call() throws IOException {
        Files.write(file, lines());
        return 0;
    }

    static List<String> lines() throws IOException {
        NameReader reader = new NameReader();
        Map<String, Integer> bearers = new TreeMap<>();
        for (Entity entity : SdnList.entities()) {
            Set<String> sounds = new HashSet<>();
            List<String> names = new ArrayList<>(entity.names());
            names.addAll(entity.aliases());
            for (String name : names) {
                for (Word word : reader.read(name, entity.schema().kind()).words()) {
                    if (word.role() == Word.Role.NAME) {
                        sounds.add(word.sound());
                    }
                }
            }
            sounds.forEach(sound -> bearers.merge(sound, 1, Integer::sum));
        }
        List<String> lines = new ArrayList<>();
        lines.add(
                "# Sound forms of words in OFAC's list of January 2024 with the number of entries that"
                        + " bear them, three and more.");
        bearers.forEach((sound, count) -> {
            if (count >= FEWEST) {
                lines.add(sound + " " + count);
            }
        });
        return lines;
    }
}
