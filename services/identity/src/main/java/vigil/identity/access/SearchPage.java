package vigil.identity.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which part of what a search finds is told (section 8.2).
 *
 * @param from how many were told before
 * @param limit how many are told at most
 * @param search a hash of what is searched for: a token is good for the same search alone
 */
record SearchPage(int from, int limit, String search) {

    private static final int MOST = 100;
    private static final String PAGE = "page";

    /**
     * @throws IllegalArgumentException when the limit is no number from 1 on or the token is none
     *     of this search, in words for the caller
     */
    static SearchPage of(JsonNode asked) {
        String search = hash(asked);
        JsonNode page = Question.object(asked, PAGE);
        if (page == null) {
            return new SearchPage(0, MOST, search);
        }
        JsonNode limit = page.path("limit");
        boolean number = limit.isMissingNode() || (limit.isInt() && limit.asInt() > 0);
        if (!number) {
            throw new IllegalArgumentException("page.limit is a whole number from 1 on.");
        }
        String token = Question.text(page, "token");
        int from = token == null || token.isEmpty() ? 0 : from(token, search);
        return new SearchPage(from, Math.min(limit.asInt(MOST), MOST), search);
    }

    List<String> cut(List<String> all) {
        return all.subList(Math.min(from, all.size()), Math.min(from + limit, all.size()));
    }

    /** The token of the next page, empty after the last. */
    String next(int all) {
        int told = from + limit;
        return told >= all
                ? ""
                : Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString((told + "." + search).getBytes(StandardCharsets.US_ASCII));
    }

    private static int from(String token, String search) {
        try {
            String[] parts =
                    new String(Base64.getUrlDecoder().decode(token), StandardCharsets.US_ASCII)
                            .split("\\.", 2);
            if (parts.length == 2 && parts[1].equals(search) && parts[0].matches("[0-9]{1,9}")) {
                return Integer.parseInt(parts[0]);
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("page.token is none.", e);
        }
        throw new IllegalArgumentException("page.token is none of this search.");
    }

    private static String hash(JsonNode asked) {
        ObjectNode bare = ((ObjectNode) asked).deepCopy();
        bare.remove(PAGE);
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(bare.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
