package vigil.matcher.index;

/**
 * Which of the found names matter.
 *
 * @param names as many of the best
 * @param least log-odds from which on a name may count
 * @param spread how far behind the best a name may be and come to the front later
 * @param thoroughly also names that have little in common with the asked one
 */
public record Wanted(int names, double least, double spread, boolean thoroughly) {}
