package vigil.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers what the screening house is asked, over real connections and by its contract: what it
 * finds is told to it, and it can be slow, not ready, broken or gone.
 */
public final class ScreeningStand implements AutoCloseable {

    /** Version of the list that hits are of. */
    public static final String LIST_VERSION = "b".repeat(64);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What becomes of a question. */
    public enum Mood {
        ANSWERS,
        /** Holds every question until it is released or another mood comes. */
        HOLDS,
        NOT_READY,
        FAILS,
        /** Closes the connection instead of an answer. */
        BREAKS_OFF,
        REFUSES,
        /** 200 and something that is no answer. */
        BABBLES
    }

    private final Map<String, ArrayNode> listed = new ConcurrentHashMap<>();
    private final List<JsonNode> questions = new CopyOnWriteArrayList<>();
    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private final AtomicInteger looks = new AtomicInteger();
    private volatile String lists = "a".repeat(64);
    private volatile Mood mood = Mood.ANSWERS;
    private volatile CountDownLatch held = new CountDownLatch(1);
    private HttpServer server;

    public ScreeningStand() {
        this.server = listening(0);
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From now on this name, or the value of this identifier, brings this hit too. */
    public ScreeningStand list(String nameOrNumber, String entry, double score) {
        return list(nameOrNumber, entry, score, false);
    }

    public ScreeningStand list(
            String nameOrNumber, String entry, double score, boolean whitelisted) {
        ObjectNode hit =
                JSON.createObjectNode()
                        .put("list", "ofac-sdn")
                        .put("version", LIST_VERSION)
                        .put("entity", entry)
                        .put("score", score)
                        .put("whitelisted", whitelisted);
        listed.computeIfAbsent(nameOrNumber, any -> JSON.createArrayNode()).add(hit);
        return this;
    }

    /** New lists come into force: a version of one digit, 64 times. */
    public void update(char version) {
        lists = Character.toString(version).repeat(64);
    }

    public String lists() {
        return lists;
    }

    public void turn(Mood next) {
        mood = next;
        release();
    }

    /** What is held goes on. */
    public void release() {
        CountDownLatch before = held;
        held = new CountDownLatch(1);
        before.countDown();
    }

    /** As when the process is killed. */
    public void die() {
        turn(Mood.BREAKS_OFF);
        server.stop(0);
    }

    /** On the same port. */
    public void comeBack() {
        mood = Mood.ANSWERS;
        server = listening(server.getAddress().getPort());
    }

    /** The questions about parties that were answered or not, in their order. */
    public List<JsonNode> questions() {
        return questions;
    }

    /** How many parties were asked about. */
    public int parties() {
        return questions.stream().mapToInt(question -> question.path("parties").size()).sum();
    }

    /** How often it was asked which lists are in force. */
    public int looks() {
        return looks.get();
    }

    public List<String> tokens() {
        return tokens;
    }

    @Override
    public void close() {
        turn(Mood.BREAKS_OFF);
        server.stop(0);
    }

    private HttpServer listening(int port) {
        try {
            HttpServer listening =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            listening.createContext("/v1/screening/parties", this::parties);
            listening.createContext("/v1/screening/lists-in-force", this::listsInForce);
            listening.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            listening.start();
            return listening;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listsInForce(HttpExchange exchange) throws IOException {
        looks.incrementAndGet();
        answer(exchange, JSON.createObjectNode().put("lists", lists));
    }

    private void parties(HttpExchange exchange) throws IOException {
        JsonNode question = JSON.readTree(exchange.getRequestBody().readAllBytes());
        questions.add(question);
        ObjectNode answer = JSON.createObjectNode().put("lists", lists);
        ArrayNode parties = answer.putArray("parties");
        for (JsonNode party : question.path("parties")) {
            ObjectNode said = parties.addObject();
            said.put("reference", party.path("reference").asString());
            ArrayNode hits = said.putArray("hits");
            names(party)
                    .forEach(
                            name -> hits.addAll(listed.getOrDefault(name, JSON.createArrayNode())));
        }
        answer(exchange, answer);
    }

    private static List<String> names(JsonNode party) {
        List<String> names = new ArrayList<>(List.of(party.path("name").asString("")));
        party.path("identifiers")
                .forEach(identifier -> names.add(identifier.path("value").asString()));
        return names;
    }

    private void answer(HttpExchange exchange, ObjectNode content) throws IOException {
        tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        Mood now = mood;
        if (now == Mood.HOLDS) {
            await(held);
            now = mood == Mood.HOLDS ? Mood.ANSWERS : mood;
        }
        exchange.getResponseHeaders().add("Vigil-Lists", lists);
        switch (now) {
            case ANSWERS -> send(exchange, 200, content.toString());
            case NOT_READY -> {
                exchange.getResponseHeaders().add("Retry-After", "1");
                send(exchange, 503, "{}");
            }
            case FAILS -> send(exchange, 500, "{}");
            case REFUSES -> send(exchange, 401, "{}");
            case BABBLES -> send(exchange, 200, "{\"lists\":\"" + lists + "\",\"parties\":[]}");
            case HOLDS, BREAKS_OFF -> exchange.close();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
