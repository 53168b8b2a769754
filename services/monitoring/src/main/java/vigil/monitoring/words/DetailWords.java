package vigil.monitoring.words;

import java.util.List;
import vigil.monitoring.intake.Detail;

/** Something written that has no field of its own. */
public record DetailWords(String name, String value) {

    static List<DetailWords> of(List<Detail> details) {
        return details.stream()
                .map(detail -> new DetailWords(detail.name(), detail.value().reveal()))
                .toList();
    }
}
