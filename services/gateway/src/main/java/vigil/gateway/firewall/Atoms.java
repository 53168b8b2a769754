package vigil.gateway.firewall;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;

/**
 * Finds which of many short texts occur in a text, in one pass over it (Aho and Corasick 1975), so
 * that the time depends on nothing but the length.
 */
final class Atoms {

    private static final int ASCII = 128;

    private final byte[] kindOf = new byte[ASCII];
    private final int kinds;
    private final int[] next;
    private final int[][] endsHere;
    private final int count;

    /** The atoms in the order of their numbers: ASCII, not empty, none twice. */
    Atoms(List<String> atoms) {
        this.count = atoms.size();
        this.kinds = numberKinds(atoms);
        List<int[]> steps = new ArrayList<>();
        List<List<Integer>> ends = new ArrayList<>();
        grow(steps, ends);
        for (int atom = 0; atom < atoms.size(); atom++) {
            int state = 0;
            for (char character : atoms.get(atom).toCharArray()) {
                int kind = kindOf[character];
                if (steps.get(state)[kind] < 0) {
                    steps.get(state)[kind] = steps.size();
                    grow(steps, ends);
                }
                state = steps.get(state)[kind];
            }
            ends.get(state).add(atom);
        }
        closeGaps(steps, ends);
        this.next = new int[steps.size() * kinds];
        this.endsHere = new int[steps.size()][];
        for (int state = 0; state < steps.size(); state++) {
            System.arraycopy(steps.get(state), 0, next, state * kinds, kinds);
            endsHere[state] = ends.get(state).stream().mapToInt(Integer::intValue).toArray();
        }
    }

    /** As many 64-bit words as a set of atoms takes. */
    int words() {
        return (count + 63) / 64;
    }

    /** Marks in {@code found} every atom that occurs in the text; whether any did. */
    boolean search(String text, long[] found) {
        Arrays.fill(found, 0);
        boolean any = false;
        int state = 0;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            state = next[state * kinds + (character < ASCII ? kindOf[character] : 0)];
            for (int atom : endsHere[state]) {
                found[atom >> 6] |= 1L << atom;
                any = true;
            }
        }
        return any;
    }

    /** Characters that occur in no atom are all the same kind. */
    private int numberKinds(List<String> atoms) {
        int number = 1;
        for (String atom : atoms) {
            for (char character : atom.toCharArray()) {
                if (kindOf[character] == 0) {
                    kindOf[character] = (byte) number++;
                }
            }
        }
        return number;
    }

    private void grow(List<int[]> steps, List<List<Integer>> ends) {
        int[] none = new int[kinds];
        Arrays.fill(none, -1);
        steps.add(none);
        ends.add(new ArrayList<>());
    }

    /** Where no step is, the one of the longest suffix that is a beginning is taken. */
    private void closeGaps(List<int[]> steps, List<List<Integer>> ends) {
        int[] suffix = new int[steps.size()];
        Queue<Integer> open = new ArrayDeque<>();
        for (int kind = 0; kind < kinds; kind++) {
            int state = steps.getFirst()[kind];
            if (state < 0) {
                steps.getFirst()[kind] = 0;
            } else {
                open.add(state);
            }
        }
        while (!open.isEmpty()) {
            int state = open.remove();
            ends.get(state).addAll(ends.get(suffix[state]));
            for (int kind = 0; kind < kinds; kind++) {
                int target = steps.get(state)[kind];
                int shorter = steps.get(suffix[state])[kind];
                if (target < 0) {
                    steps.get(state)[kind] = shorter;
                } else {
                    suffix[target] = shorter;
                    open.add(target);
                }
            }
        }
    }
}
