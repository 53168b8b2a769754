package vigil.engine.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NodeMarksTest {
    @Test
    void theyKnowWhatAMapKnowsAndForgetAllAtOnce() {
        NodeMarks marks = new NodeMarks();
        Random random = new Random(3);
        for (int search = 0; search < 200; search++) {
            marks.begin();
            Map<Integer, Integer> expected = new HashMap<>();
            for (int step = 0; step < random.nextInt(600); step++) {
                int node = random.nextInt(1 << 1 + random.nextInt(22));
                assertThat(marks.get(node)).isEqualTo(expected.getOrDefault(node, -1));
                marks.set(node, step);
                expected.put(node, step);
            }
            expected.forEach((node, step) -> assertThat(marks.get(node)).isEqualTo(step));
        }
    }
}
