package vigil.gateway.patterns;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vigil.gateway.patterns.Expression.Edge;
import vigil.gateway.patterns.Steps.Step;

/**
 * A pattern that is searched with a deterministic automaton whose states are made when they are
 * first needed and thrown away when they become many. What was seen before costs one look-up a
 * character; what was not costs at most the length of the pattern. There is no going back.
 */
public final class LinearPattern {

    private static final int MOST_STATES = 1_000;

    /** Where a search stands: the steps that may come next, and what came before. */
    private static final class State {
        private final int[] open;
        private final boolean begin;
        private final boolean afterWord;

        /** By kind of character; written by any thread, always with an equal state. */
        private final @Nullable State[] next;

        State(int[] open, boolean begin, boolean afterWord, int kinds) {
            this.open = open;
            this.begin = begin;
            this.afterWord = afterWord;
            this.next = new State[kinds];
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof State state
                    && begin == state.begin
                    && afterWord == state.afterWord
                    && Arrays.equals(open, state.open);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(open) * 2 + (afterWord ? 1 : 0);
        }
    }

    private final List<Step> steps;
    private final short[] kindOf = new short[Letters.ASCII + 1];
    private final int[] example;
    private final int end;
    private final State first;
    private final State found;
    private Map<State, State> states = new HashMap<>();

    private LinearPattern(List<Step> steps) {
        this.steps = steps;
        this.example = numberKinds();
        this.end = example.length;
        this.first = new State(new int[] {steps.size() - 1}, true, false, end + 1);
        this.found = new State(new int[0], false, false, end + 1);
    }

    /**
     * @throws IllegalArgumentException when the expression cannot be searched in linear time
     */
    public static LinearPattern of(String expression) {
        return new LinearPattern(Steps.of(PatternReader.read(expression)));
    }

    /** Whether the pattern occurs anywhere in the text. */
    public boolean occursIn(String text) {
        State state = first;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            int kind = kindOf[Math.min(character, Letters.ASCII)];
            State known = state.next[kind];
            state = known == null ? make(state, kind) : known;
            if (state == found) {
                return true;
            }
        }
        State last = state.next[end];
        return (last == null ? make(state, end) : last) == found;
    }

    private synchronized State make(State from, int kind) {
        boolean atEnd = kind == end;
        int character = atEnd ? -1 : example[kind];
        boolean beforeWord = !atEnd && Letters.WORD.has(character);
        BitSet reached = new BitSet();
        BitSet after = new BitSet();
        for (int step : from.open) {
            reach(step, from, atEnd, beforeWord, reached);
        }
        State next;
        if (reached.get(Steps.FOUND)) {
            next = found;
        } else {
            for (int i = reached.nextSetBit(0); i >= 0; i = reached.nextSetBit(i + 1)) {
                Step step = steps.get(i);
                if (!atEnd && step.letters() != null && step.letters().has(character)) {
                    after.set(step.next());
                }
            }
            after.set(steps.size() - 1); // It may begin anew anywhere.
            next = state(after.stream().toArray(), beforeWord);
        }
        from.next[kind] = next;
        return next;
    }

    /** Follows the ways that take no character. */
    private void reach(int begin, State from, boolean atEnd, boolean beforeWord, BitSet reached) {
        int at = begin;
        while (at >= 0 && !reached.get(at)) {
            reached.set(at);
            Step step = steps.get(at);
            if (at == Steps.FOUND
                    || step.letters() != null
                    || !passes(step.edge(), from, atEnd, beforeWord)) {
                return;
            }
            if (step.other() >= 0) {
                reach(step.other(), from, atEnd, beforeWord, reached);
            }
            at = step.next();
        }
    }

    private static boolean passes(
            @Nullable Edge edge, State from, boolean atEnd, boolean beforeWord) {
        return switch (edge) {
            case null -> true;
            case BEGIN -> from.begin;
            case END -> atEnd;
            case WORD -> from.afterWord != beforeWord;
        };
    }

    private State state(int[] open, boolean afterWord) {
        if (states.size() >= MOST_STATES) {
            states = new HashMap<>();
            Arrays.fill(first.next, null);
        }
        State fresh = new State(open, false, afterWord, end + 1);
        State known = states.putIfAbsent(fresh, fresh);
        return known == null ? fresh : known;
    }

    /** Characters that every step treats alike are one kind; answers an example of each. */
    private int[] numberKinds() {
        Map<BitSet, Short> kinds = new HashMap<>();
        int[] examples = new int[Letters.ASCII + 1];
        for (int c = 0; c <= Letters.ASCII; c++) {
            BitSet belongs = new BitSet();
            belongs.set(0, Letters.WORD.has(c));
            for (int i = 0; i < steps.size(); i++) {
                Letters letters = steps.get(i).letters();
                belongs.set(i + 1, letters != null && letters.has(c));
            }
            Short kind = kinds.get(belongs);
            if (kind == null) {
                kind = (short) kinds.size();
                examples[kind] = c;
                kinds.put(belongs, kind);
            }
            kindOf[c] = kind;
        }
        return Arrays.copyOf(examples, kinds.size());
    }
}
