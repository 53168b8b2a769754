package vigil.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import vigil.testkit.Door;
import vigil.testkit.Until;

/** Officers that lead scenario versions through their life. */
final class Life {

    private final Door engineer;
    private final Door supervisor;

    Life(House house) {
        this(house.door("demo", "engineer"), house.door("demo", "supervisor"));
    }

    Life(Door engineer, Door supervisor) {
        this.engineer = engineer;
        this.supervisor = supervisor;
    }

    static String path(String scenario, int version) {
        return "/v1/scenarios/" + scenario + "/versions/" + version;
    }

    static Door.Reply draft(Door door, String yaml) {
        return door.post(
                "/v1/scenarios", "application/yaml", yaml.getBytes(StandardCharsets.UTF_8));
    }

    void drafted(String yaml) {
        Door.Reply reply = draft(engineer, yaml);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    }

    void checked(String scenario, int version) {
        Door.Reply reply = act(engineer, scenario, version, "checks");
        assertThat(reply.json().path("passed").asBoolean()).as(reply.text()).isTrue();
    }

    /** Gives the address of the finished backtest. */
    String backtested(String scenario, int version) {
        Door.Reply reply = engineer.post(path(scenario, version) + "/backtests", "{}");
        assertThat(reply.status()).as(reply.text()).isEqualTo(202);
        String backtest = reply.header("location");
        Until.holds(
                "the backtest is over",
                () -> engineer.get(backtest).json().path("state").asString().equals("completed"));
        return backtest;
    }

    void inShadow(String scenario, int version) {
        require(act(engineer, scenario, version, "shadows"), "shadow");
    }

    void approved(String scenario, int version) {
        require(act(supervisor, scenario, version, "approvals"), "approved");
    }

    void published(String scenario, int version) {
        require(act(supervisor, scenario, version, "publications"), "published");
    }

    void retired(String scenario, int version) {
        require(act(supervisor, scenario, version, "retirements"), "retired");
    }

    /** From its text until it watches. */
    void untilShadow(String scenario, int version, String yaml) {
        drafted(yaml);
        checked(scenario, version);
        backtested(scenario, version);
        inShadow(scenario, version);
    }

    /** From its text until it is in force. */
    void untilPublished(String scenario, int version, String yaml) {
        untilShadow(scenario, version, yaml);
        approved(scenario, version);
        published(scenario, version);
    }

    static Door.Reply act(Door door, String scenario, int version, String act) {
        return door.post(path(scenario, version) + "/" + act, "");
    }

    private static void require(Door.Reply reply, String state) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.json().path("state").asString()).isEqualTo(state);
    }
}
