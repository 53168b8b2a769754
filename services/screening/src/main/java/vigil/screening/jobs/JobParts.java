package vigil.screening.jobs;

import vigil.kernel.database.Questions;
import vigil.screening.lists.Lists;
import vigil.screening.questions.QuestionSettings;
import vigil.watchlists.matching.Finder;

/** What jobs work with. */
public record JobParts(
        Questions questions,
        JobFiles files,
        Lists lists,
        Finder finder,
        QuestionSettings threshold,
        JobSettings settings) {}
