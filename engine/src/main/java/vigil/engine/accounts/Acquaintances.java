package vigil.engine.accounts;

/**
 * What first payments tell of an account: when it met strangers and in which rhythm, who stands up
 * and down the stream from it, how its money, hours and rails usually go.
 *
 * <p>It stands in the account's own record. Counts and sums fade: what is one half-life old counts
 * half.
 */
public final class Acquaintances {
    private final Acquaintance payer = new Acquaintance();
    private final Acquaintance payee = new Acquaintance();
    private Movement movement = new Movement();
    private boolean first;
    private boolean open;

    /**
     * Opens what is known of both sides before this movement; it stands so until {@link #settle}.
     * Both accounts must be open, and the movement not yet counted there.
     */
    public void look(Movement next, Pairs pair, AccountView paying, AccountView receiving) {
        movement = next;
        first = !pair.known() && movement.payer != movement.payee;
        open = true;
        payer.aim(paying, movement);
        payee.aim(receiving, movement);
    }

    /**
     * Remembers the movement that was looked at last, if it is not remembered yet. To be called
     * before the next one is filled in, or anything is written down: until then whoever asks is
     * told how things stood before it.
     */
    public void settle() {
        if (!open) {
            return;
        }
        open = false;
        var news = new AcquaintanceNews(movement, first);
        // What the payee is told of the payer is what stood there before too: the payer's own
        // payment leaves first payments in, ways in and the stream up as they are.
        news.settle(payer, payee, Direction.OUT);
        news.settle(payee, payer, Direction.IN);
        payer.view().close();
        payee.view().close();
    }

    public Acquaintance payer() {
        return payer;
    }

    public Acquaintance payee() {
        return payee;
    }
}
