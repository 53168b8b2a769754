package vigil.cases.looks;

/** What can happen to a second look. */
enum LookAct {
    TAKE,
    RELEASE,
    AGREE,
    DISAGREE,
    LAPSE
}
