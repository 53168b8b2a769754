package vigil.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vigil.testkit.Door;
import vigil.testkit.StreetParts;
import vigil.testkit.Until;

/** Letters to a real mail server. */
class MailTest {

    private static final Pattern CODE = Pattern.compile("\\b\\d{8}\\b");
    private static final GreenMail SERVER =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    private static House house;

    @BeforeAll
    static void start() {
        SERVER.start();
        house =
                House.on(
                        new StreetParts("notifications"),
                        "--vigil.notifications.mail.host=127.0.0.1",
                        "--vigil.notifications.mail.port=" + SERVER.getSmtp().getPort(),
                        "--vigil.notifications.mail.security=none");
    }

    @AfterAll
    static void stop() {
        house.close();
        SERVER.stop();
    }

    @Test
    void aLetterSaysThatThereIsSomethingAndNeverWhat() throws Exception {
        Door analyst = house.door("m-letter", "analyst");
        confirm(analyst, "anna@bank.example", "\"mentioned\",\"assigned\"", "\"language\":\"de\",");

        String given =
                Tidings.ofCase(
                        "m-letter",
                        "case.updated",
                        "assigned",
                        Map.of(
                                "assignee", "m-letter-analyst",
                                "by", "m-letter-supervisor",
                                "outcome", "customer_exited"));

        MimeMessage letter = letter("anna@bank.example", 2);
        String text = letter.getContent().toString();
        assertThat(letter.getSubject()).isEqualTo("Vigil: Ihnen wurde Arbeit zugewiesen");
        assertThat(text)
                .contains("/cases/" + given)
                .doesNotContain("C-2026", "exited", "supervisor");
        assertThat(letter.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
    }

    @Test
    void whatIsGivenAtOnceIsOneLetterAndAConfidentialNoteNoneToWhoMayNotKnow() throws Exception {
        Door analyst = house.door("m-bulk", "analyst");
        confirm(analyst, "bulk@bank.example", "\"mentioned\",\"assigned\"", "");
        for (int i = 0; i < 5; i++) {
            Tidings.tell(
                    Tidings.ofAssignment(
                            "m-bulk", "m-bulk-analyst", "m-bulk-supervisor", "one", i));
        }
        Tidings.ofConfidentialNote("m-bulk", "m-bulk-supervisor", "m-bulk-analyst");
        assertThat(letter("bulk@bank.example", 2).getSubject())
                .isEqualTo("Vigil: work was given to you");
        String last =
                Tidings.ofCase(
                        "m-bulk",
                        "case.updated",
                        "note_added",
                        Map.of("mentions", "m-bulk-analyst", "by", "m-bulk-supervisor"));

        assertThat(letter("bulk@bank.example", 3).getContent().toString())
                .contains("/cases/" + last);
    }

    @Test
    void aLetterOfAReportDoesNotSayThatThereIsOne() throws Exception {
        Door officer = house.door("m-report", "analyst", "reporter");
        Door other = house.door("m-report", "supervisor");
        confirm(officer, "rita@bank.example", "\"deadline\"", "");
        confirm(other, "otis@bank.example", "\"deadline\",\"assigned\"", "");

        Tidings.tell(Tidings.ofReportCalling("m-report", "deadline_breached", "cases"));

        MimeMessage letter = letter("rita@bank.example", 2);
        assertThat(letter.getSubject()).isEqualTo("Vigil: something needs you");
        assertThat(letter.getContent().toString())
                .contains("/notices")
                .doesNotContainIgnoringCase("report")
                .doesNotContain("R-0");
        assertThat(SERVER.getReceivedMessagesForDomain("otis@bank.example")).hasSize(1);
    }

    @Test
    void aLetterOfAnAlertLeadsToIt() throws Exception {
        Door analyst = house.door("m-alert", "analyst");
        confirm(analyst, "alba@bank.example", "\"assigned\"", "");

        Tidings.tell(
                Tidings.ofAssignment("m-alert", "a-1", "m-alert-analyst", "m-alert-supervisor"));

        assertThat(letter("alba@bank.example", 2).getContent().toString())
                .contains("/alerts?alert=a-1&state=all");
    }

    @Test
    void nothingGoesToAnAddressBeforeItsCodeCameBack() throws Exception {
        Door analyst = house.door("m-code", "analyst");
        prefer(analyst, "otto@bank.example", "\"assigned\"", "");
        assign("m-code");
        Until.holds("it is told", () -> unread(analyst) == 1);

        assertThat(analyst.post("/v1/notifications/preferences/codes", "").status()).isEqualTo(204);
        assertThat(analyst.post("/v1/notifications/preferences/codes", "").status()).isEqualTo(429);
        for (int i = 0; i < 5; i++) {
            assertThat(confirmed(analyst, "0000000" + i).status()).isEqualTo(422);
        }
        String code = code(letter("otto@bank.example", 1));
        assertThat(confirmed(analyst, code).status())
                .as("after five tries the right one is none either")
                .isEqualTo(422);
        assertThat(SERVER.getReceivedMessagesForDomain("otto@bank.example")).hasSize(1);
    }

    @Test
    void anotherAddressHasToBeConfirmedAgain() throws Exception {
        Door analyst = house.door("m-change", "analyst");
        confirm(analyst, "first@bank.example", "\"assigned\"", "");

        Door.Reply same = prefer(analyst, "first@bank.example", "\"assigned\"", "");
        Door.Reply other = prefer(analyst, "second@bank.example", "\"assigned\"", "");

        assertThat(same.json().path("mailConfirmed").asBoolean()).isTrue();
        assertThat(other.json().path("mailConfirmed").asBoolean()).isFalse();
        assertThat(other.json().path("mailAddress").asString())
                .contains("*")
                .doesNotContain("second");
        assertThat(
                        house.street()
                                .database()
                                .number(
                                        "select count(*) from preferences where position('bank'::bytea in address) > 0"))
                .as("sealed")
                .isZero();
    }

    @Test
    void aCodeIsGoodForTheAddressItWasSentToAlone() throws Exception {
        Door analyst = house.door("m-swap", "analyst");
        prefer(analyst, "own@bank.example", "\"assigned\"", "");
        assertThat(analyst.post("/v1/notifications/preferences/codes", "").status()).isEqualTo(204);
        String code = code(letter("own@bank.example", 1));

        prefer(analyst, "stranger@bank.example", "\"assigned\"", "");
        assertThat(confirmed(analyst, code).status()).isEqualTo(422);
        prefer(analyst, "own@bank.example", "\"assigned\"", "");
        assertThat(confirmed(analyst, code).status())
                .as("it ended when the address was changed")
                .isEqualTo(422);
        assertThat(analyst.post("/v1/notifications/preferences/codes", "").status())
                .as("a change does not send codes faster")
                .isEqualTo(429);
    }

    @Test
    void whoLeftGetsNoMoreMailUntilLetInAgain() throws Exception {
        Door gone = house.door("m-left", "analyst");
        Door other = house.door("m-left", "supervisor");
        confirm(gone, "gone@bank.example", "\"assigned\",\"escalated\"", "");
        confirm(other, "stays@bank.example", "\"assigned\",\"escalated\"", "");

        assign("m-left");
        letter("gone@bank.example", 2);
        Tidings.tell(Tidings.ofOfficer("m-left", "m-left-analyst", false, "analyst"));
        assign("m-left");
        Tidings.ofCase("m-left", "case.escalated", "escalated", Map.of("by", "cases"));
        letter("stays@bank.example", 2);
        house.street()
                .database()
                .asHouse("m-left", "update letters set state = 'waiting', due_at = now()");
        letter("stays@bank.example", 3);
        Until.holds(
                "the letter that waited is withdrawn",
                () ->
                        house.street()
                                        .database()
                                        .number(
                                                "select count(*) from letters where login = 'm-left-analyst' and state = 'withdrawn'")
                                == 1);
        assertThat(SERVER.getReceivedMessagesForDomain("gone@bank.example")).hasSize(2);

        Tidings.tell(Tidings.ofOfficer("m-left", "m-left-analyst", true, "analyst"));
        Tidings.tell(Tidings.ofOfficer("m-left", "m-left-supervisor", true, "analyst"));
        Tidings.ofCase("m-left", "case.escalated", "escalated", Map.of("by", "cases"));
        assign("m-left");
        letter("gone@bank.example", 3);
        assertThat(SERVER.getReceivedMessagesForDomain("stays@bank.example"))
                .as("no supervisor any more")
                .hasSize(3);
    }

    @Test
    void aLetterThatCannotBeWrittenHoldsUpNoOther() throws Exception {
        Door analyst = house.door("m-aa", "analyst");
        Door supervisor = house.door("m-aa", "supervisor");
        Door elsewhere = house.door("m-zz", "analyst");
        confirm(analyst, "torn@bank.example", "\"assigned\",\"escalated\"", "");
        confirm(supervisor, "whole@bank.example", "\"assigned\",\"escalated\"", "");
        confirm(elsewhere, "else@bank.example", "\"assigned\"", "");
        assign("m-aa");
        letter("torn@bank.example", 2);
        house.street()
                .database()
                .asHouse(
                        "m-aa",
                        "update preferences set address = '\\x0001' where login = 'm-aa-analyst'");
        house.street()
                .database()
                .asHouse(
                        "m-aa",
                        "update letters set state = 'waiting', due_at = now() - interval '1 hour' where login = 'm-aa-analyst'");

        Tidings.ofCase("m-aa", "case.escalated", "escalated", Map.of("by", "cases"));
        assign("m-zz");

        letter("whole@bank.example", 2);
        letter("else@bank.example", 2);
        Until.holds(
                "it is put off",
                () ->
                        house.street()
                                        .database()
                                        .number(
                                                "select count(*) from letters where login = 'm-aa-analyst' and attempts = 2")
                                == 1);
    }

    @Test
    void whatIsWrongIsTold() {
        Door analyst = house.door("m-wrong", "analyst");
        String path = "/v1/notifications/preferences";
        assertThat(put(analyst, "{\"mailAddress\":\"a@b\\r\\nBcc: x@y\"}").status()).isEqualTo(422);
        assertThat(put(analyst, "{\"zone\":\"Mars/Olympus\"}").status()).isEqualTo(422);
        assertThat(put(analyst, "{\"quietFrom\":\"19:00\"}").status()).isEqualTo(422);
        assertThat(put(analyst, "{\"quietFrom\":\"19:00\",\"quietTo\":\"19:00\"}").status())
                .isEqualTo(422);
        assertThat(put(analyst, "{\"mailKinds\":[\"gossip\"]}").status()).isEqualTo(422);
        assertThat(put(analyst, "{\"language\":\"tlh\"}").status()).isEqualTo(422);
        assertThat(put(analyst, "{\"colour\":\"red\"}").status()).isEqualTo(400);
        assertThat(put(analyst, "[1]").status()).isEqualTo(400);
        assertThat(analyst.post(path + "/codes", "").status()).isEqualTo(409);
        Door other = House.shared().door("m-wrong", "analyst");
        assertThat(put(other, "{\"mailAddress\":\"a@bank.example\"}").status())
                .as("there is no mail server on that street")
                .isEqualTo(422);
        assertThat(other.get(path).json().path("mailPossible").asBoolean()).isFalse();
    }

    private static void confirm(Door door, String address, String kinds, String more)
            throws MessagingException, IOException {
        assertThat(prefer(door, address, kinds, more).status()).isEqualTo(200);
        assertThat(door.post("/v1/notifications/preferences/codes", "").status()).isEqualTo(204);
        Door.Reply reply = confirmed(door, code(letter(address, 1)));
        assertThat(reply.json().path("mailConfirmed").asBoolean()).as(reply.text()).isTrue();
    }

    private static Door.Reply prefer(Door door, String address, String kinds, String more) {
        return put(
                door,
                "{%s\"mailAddress\":\"%s\",\"mailKinds\":[%s],\"zone\":\"Europe/Berlin\"}"
                        .formatted(more, address, kinds));
    }

    private static Door.Reply put(Door door, String body) {
        return door.send(
                door.request("/v1/notifications/preferences")
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static Door.Reply confirmed(Door door, String code) {
        return door.post(
                "/v1/notifications/preferences/confirmations", "{\"code\":\"" + code + "\"}");
    }

    private static void assign(String institution) {
        Tidings.ofCase(
                institution,
                "case.updated",
                "assigned",
                Map.of("assignee", institution + "-analyst", "by", "cases"));
    }

    private static int unread(Door door) {
        return door.get("/v1/notifications/counts").json().path("unread").asInt();
    }

    /** The last of so many letters to an address. */
    private static MimeMessage letter(String address, int many) {
        Until.holds(
                "letters to " + address,
                () -> SERVER.getReceivedMessagesForDomain(address).length == many);
        return SERVER.getReceivedMessagesForDomain(address)[many - 1];
    }

    private static String code(MimeMessage letter) throws MessagingException, IOException {
        Matcher code = CODE.matcher(letter.getContent().toString());
        assertThat(code.find()).isTrue();
        return code.group();
    }
}
