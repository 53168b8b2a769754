package vigil.monitoring.log;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import vigil.contracts.log.v1.TransactionContext;
import vigil.engine.screening.ListHit;
import vigil.engine.screening.ScreenedParty;
import vigil.engine.screening.Screening;

/** What lists say of the parties, between the log's schema and the core's vocabulary. */
public final class ScreeningFormat {

    private static final HexFormat HEX = HexFormat.of();

    private ScreeningFormat() {}

    /** What a context says of the parties. */
    public static Screening screening(TransactionContext context) {
        if (!context.hasPayerScreening() && !context.hasPayeeScreening()) {
            return Screening.NONE;
        }
        return new Screening(
                context.hasPayerScreening()
                        ? party(context.getPayerScreening())
                        : ScreenedParty.NOT_ASKED,
                context.hasPayeeScreening()
                        ? party(context.getPayeeScreening())
                        : ScreenedParty.NOT_ASKED,
                hex(context.getScreenedLists()));
    }

    static void put(Screening screening, TransactionContext.Builder context) {
        if (screening.payer().state() != ScreenedParty.State.NOT_ASKED) {
            context.setPayerScreening(party(screening.payer()));
        }
        if (screening.payee().state() != ScreenedParty.State.NOT_ASKED) {
            context.setPayeeScreening(party(screening.payee()));
        }
        context.setScreenedLists(bytes(screening.lists()));
    }

    private static ScreenedParty party(vigil.contracts.log.v1.ScreenedParty party) {
        return switch (ScreenedParty.State.valueOf(party.getState())) {
            case NOT_ASKED -> ScreenedParty.NOT_ASKED;
            case CLEAR -> ScreenedParty.CLEAR;
            case UNAVAILABLE -> ScreenedParty.UNAVAILABLE;
            case PASSED -> ScreenedParty.PASSED;
            case HIT -> ScreenedParty.hit(hits(party));
        };
    }

    private static List<ListHit> hits(vigil.contracts.log.v1.ScreenedParty party) {
        List<ListHit> hits = new ArrayList<>(party.getHitsCount());
        party.getHitsList()
                .forEach(hit ->
                        hits.add(
                                new ListHit(
                                        hit.getList(),
                                        hex(hit.getVersion()),
                                        hit.getEntry(),
                                        hit.getThousandths())));
        return hits;
    }

    private static vigil.contracts.log.v1.ScreenedParty party(ScreenedParty party) {
        vigil.contracts.log.v1.ScreenedParty.Builder own =
                vigil.contracts.log.v1.ScreenedParty.newBuilder().setState(party.state().name());
        for (ListHit hit : party.hits()) {
            own.addHits(
                    vigil.contracts.log.v1.ListHit.newBuilder()
                            .setList(hit.list())
                            .setVersion(bytes(hit.version()))
                            .setEntry(hit.entry())
                            .setThousandths(hit.thousandths()));
        }
        return own.build();
    }

    private static String hex(ByteString bytes) {
        return bytes.isEmpty() ? "" : HEX.formatHex(bytes.toByteArray());
    }

    private static ByteString bytes(String hex) {
        return hex.isEmpty() ? ByteString.EMPTY : ByteString.copyFrom(HEX.parseHex(hex));
    }
}
