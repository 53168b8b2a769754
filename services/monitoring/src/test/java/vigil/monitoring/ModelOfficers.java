package vigil.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import vigil.testkit.Door;

/** Officers that lead model versions through their life. */
final class ModelOfficers {

    private static final String BINARY = "application/octet-stream";

    private final Door engineer;
    private final Door supervisor;

    ModelOfficers(House house, String institution) {
        this(house.door(institution, "engineer"), house.door(institution, "supervisor"));
    }

    ModelOfficers(Door engineer, Door supervisor) {
        this.engineer = engineer;
        this.supervisor = supervisor;
    }

    static String path(int version) {
        return "/v1/models/" + Bundles.NAME + "/versions/" + version;
    }

    static Door.Reply register(Door door, byte[] bundle) {
        return door.post("/v1/models", BINARY, bundle);
    }

    static Door.Reply act(Door door, int version, String act) {
        return door.post(path(version) + "/" + act, "");
    }

    int registered(byte[] bundle) {
        Door.Reply reply = register(engineer, bundle);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply.json().path("version").asInt();
    }

    void validated(int version) {
        Door.Reply reply = act(engineer, version, "validations");
        assertThat(reply.json().path("passed").asBoolean()).as(reply.text()).isTrue();
    }

    void inShadow(int version) {
        require(act(engineer, version, "shadows"), "shadow");
    }

    void approved(int version) {
        require(act(supervisor, version, "approvals"), "approved");
    }

    void promoted(int version) {
        require(act(supervisor, version, "promotions"), "promoted");
    }

    void retired(int version) {
        require(act(supervisor, version, "retirements"), "retired");
    }

    /** From its bundle until it watches. */
    int untilShadow(byte[] bundle) {
        int version = registered(bundle);
        validated(version);
        inShadow(version);
        return version;
    }

    /** From its bundle until it is in force. */
    int untilPromoted(byte[] bundle) {
        int version = untilShadow(bundle);
        approved(version);
        promoted(version);
        return version;
    }

    private static void require(Door.Reply reply, String state) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.json().path("state").asString()).isEqualTo(state);
    }
}
