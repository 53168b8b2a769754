package vigil.engine.core;

/**
 * Bytes of a core's arrays, the room kept ahead of growth included.
 *
 * @param accounts what is remembered of accounts
 * @param pairs what is remembered of payer-payee pairs
 * @param graph live payments
 * @param aggregates what scenarios declare
 */
public record CoreMemory(long accounts, long pairs, long graph, long aggregates) {}
