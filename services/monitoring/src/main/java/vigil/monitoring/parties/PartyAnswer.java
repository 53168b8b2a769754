package vigil.monitoring.parties;

import java.util.List;
import vigil.engine.screening.ScreenedParty;

/**
 * What the house said of some parties, in the order in which they were asked about.
 *
 * @param lists version of all lists together, 64 hexadecimal digits
 */
record PartyAnswer(String lists, List<Said> parties) {

    /**
     * What was said of one.
     *
     * @param settled whether no officer's judgement can change it: nothing was found at all
     */
    record Said(ScreenedParty party, boolean settled) {}
}
