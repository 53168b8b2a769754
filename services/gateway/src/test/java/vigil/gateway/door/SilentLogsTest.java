package vigil.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import vigil.gateway.street.Street;
import vigil.testkit.FreePort;

class SilentLogsTest {

    private static final String IBAN = "DE89370400440532013000";

    @TempDir private Path folder;

    @Test
    void noTokenQueryPathOrBodyIsEverLogged() throws Exception {
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        LoggerContext logs = (LoggerContext) LoggerFactory.getILoggerFactory();
        lines.setContext(logs);
        lines.start();
        logs.getLogger("ROOT").addAppender(lines);
        String away = "http://127.0.0.1:" + FreePort.any();
        try (Street street = Street.in(folder, Map.of("VIGIL_GATEWAY_MONITORING", away))) {
            String token = street.issuer().token();
            street.call("/v1/transactions")
                    .bearing(token)
                    .sending("{\"endToEndId\":\"" + IBAN + "\"}")
                    .answer();
            street.call("/v1/transactions/" + IBAN).bearing(token).answer();
            street.call("/v1/transactions?account=" + IBAN).bearing(token).answer();
            street.call("/v1/transactions?account=" + IBAN + "'+or+1=1--").bearing(token).answer();
            street.call("/v1/alerts?iban=" + IBAN).bearing(token + "x").answer();
            street.call("/v1/alerts/%2e?iban=" + IBAN).bearing(token).answer();
            try (Wire wire = new Wire(street, "TLSv1.3")) {
                wire.write("GET /" + IBAN + "\u0000 HTTP/1.1\r\n" + IBAN + "\r\n\r\n");
                wire.readAll();
            }

            String log =
                    lines.list.stream()
                            .map(SilentLogsTest::whole)
                            .collect(Collectors.joining("\n"));
            assertThat(log).contains("house did not answer");
            assertThat(log).doesNotContain(IBAN, token, token.substring(token.length() - 40));
        }
    }

    private static String whole(ILoggingEvent event) {
        String cause =
                event.getThrowableProxy() == null
                        ? ""
                        : ThrowableProxyUtil.asString(event.getThrowableProxy());
        return event.getFormattedMessage() + event.getKeyValuePairs() + cause;
    }
}
