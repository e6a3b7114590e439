package org.roundup.store.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.roundup.store.sql.Dialect;
import org.roundup.store.sql.SqlSession;
import org.roundup.store.sql.Transactions;

/**
 * Tokens with which programs act for a user, with some of the user's roles and by some
 * methods. Of the secret in a token only the SHA-256 is
 * kept. A token is written {@code rup_<id>_<secret>}.
 */
public final class ApiTokens {

    /** How the text of every token begins. */
    public static final String PREFIX = "rup_";

    private static final String COLUMNS = "id, user_id, name, roles, created, expires, used";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ID_BYTES = 9;
    private static final int SECRET_BYTES = 32;
    private static final long USE_STEP_MILLIS = 60_000;

    private final Transactions transactions;
    private final Clock clock;

    /**
     * A token, without its secret.
     *
     * @param userId id of the user it acts for
     * @param name what the user calls it
     * @param roles names in lower case; all of the user's if empty
     * @param methods of HTTP that it may be used with, in upper case; all if empty
     * @param expires the end of its life, or null
     * @param used when it was used last, about; or null
     */
    public record Token(
            String id,
            String userId,
            String name,
            List<String> roles,
            List<String> methods,
            Instant created,
            Instant expires,
            Instant used) {

        private Token with(List<String> others) {
            return new Token(id, userId, name, roles, others, created, expires, used);
        }
    }

    /** @param sessions opens a database session for each step */
    public ApiTokens(Supplier<SqlSession> sessions, Clock clock) {
        this.transactions = new Transactions(sessions);
        this.clock = clock;
    }

    /** Tables of this class. */
    public static List<String> ddl(Dialect dialect) {
        return List.of(
                "CREATE TABLE IF NOT EXISTS ee_api_token (id VARCHAR(20) NOT NULL PRIMARY KEY, hash CHAR(64) NOT"
                        + " NULL, user_id INTEGER NOT NULL, name " + dialect.textType() + " NOT NULL, roles "
                        + dialect.textType() + " NOT NULL, created BIGINT NOT NULL, expires BIGINT, used BIGINT)",
                "CREATE TABLE IF NOT EXISTS ee_api_token_method (token_id VARCHAR(20) NOT NULL, method VARCHAR(10) NOT NULL,"
                        + " PRIMARY KEY (token_id, method))");
    }

    private static String random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random).replace('_', '-');
    }

    /**
     * Makes a token.
     *
     * @param methods of HTTP, in upper case; none for all
     * @param expires the end of its life, or null
     * @return its text, which nobody can find out later
     */
    public String create(String userId, String name, List<String> roles, List<String> methods, Instant expires) {
        String id = random(ID_BYTES);
        String secret = random(SECRET_BYTES);
        transactions.run(session -> {
            session.update(
                    "INSERT INTO ee_api_token (id, hash, user_id, name, roles, created, expires)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                    id,
                    KeyHash.of(secret),
                    Integer.valueOf(userId),
                    name,
                    String.join(",", roles),
                    clock.millis(),
                    expires == null ? null : expires.toEpochMilli());
            new TreeSet<>(methods)
                    .forEach(method -> session.update(
                            "INSERT INTO ee_api_token_method (token_id, method) VALUES (?, ?)", id, method));
            return null;
        });
        return PREFIX + id + "_" + secret;
    }

    /** The token with that text, if there is one and it has not expired. Notes its use. */
    public Optional<Token> find(String text) {
        String[] parts = text.split("_", -1);
        if (parts.length != 3 || !text.startsWith(PREFIX)) {
            return Optional.empty();
        }
        String hash = KeyHash.of(parts[2]);
        long now = clock.millis();
        Optional<Token> found = transactions.run(session -> session.first(
                        "SELECT " + COLUMNS + ", hash FROM ee_api_token WHERE id = ?",
                        List.of(parts[1]),
                        row -> isEqual(row.getString(8), hash) ? Optional.of(read(row)) : Optional.<Token>empty())
                .flatMap(token -> token)
                .map(token -> token.with(methods(session, token.id()))));
        Optional<Token> live =
                found.filter(token -> token.expires() == null || token.expires().toEpochMilli() > now);
        live.filter(token -> token.used() == null || now - token.used().toEpochMilli() > USE_STEP_MILLIS)
                .ifPresent(token -> transactions.run(
                        session -> session.update("UPDATE ee_api_token SET used = ? WHERE id = ?", now, token.id())));
        return live;
    }

    /** Whether there is a token of an id, expired or not. */
    public boolean exists(String id) {
        return transactions.run(session -> session.first(
                        "SELECT id FROM ee_api_token WHERE id = ?", List.of(id), row -> row.getString(1))
                .isPresent());
    }

    private static boolean isEqual(String stored, String given) {
        return MessageDigest.isEqual(
                stored.getBytes(StandardCharsets.US_ASCII), given.getBytes(StandardCharsets.US_ASCII));
    }

    private static Token read(ResultSet row) throws SQLException {
        String roles = row.getString(4);
        return new Token(
                row.getString(1),
                Long.toString(row.getLong(2)),
                row.getString(3),
                roles.isEmpty() ? List.of() : List.of(roles.split(",")),
                List.of(),
                Instant.ofEpochMilli(row.getLong(5)),
                instant(row, 6),
                instant(row, 7));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    private static List<String> methods(SqlSession session, String id) {
        return session.query(
                "SELECT method FROM ee_api_token_method WHERE token_id = ? ORDER BY method",
                List.of(id),
                row -> row.getString(1));
    }

    /** The tokens of a user, oldest first. */
    public List<Token> of(String userId) {
        return list(" WHERE user_id = ?", List.of(Integer.valueOf(userId)));
    }

    /** The tokens of all users, oldest first. */
    public List<Token> all() {
        return list("", List.of());
    }

    private List<Token> list(String condition, List<?> parameters) {
        return transactions.run(session -> {
            Map<String, List<String>> methods = new HashMap<>();
            session.each(
                    "SELECT token_id, method FROM ee_api_token_method ORDER BY token_id, method",
                    List.of(),
                    row -> List.of(row.getString(1), row.getString(2)),
                    pair -> methods.computeIfAbsent(pair.get(0), id -> new ArrayList<>())
                            .add(pair.get(1)));
            return session
                    .query(
                            "SELECT " + COLUMNS + " FROM ee_api_token" + condition + " ORDER BY created, id",
                            parameters,
                            ApiTokens::read)
                    .stream()
                    .map(token -> token.with(methods.getOrDefault(token.id(), List.of())))
                    .toList();
        });
    }

    /**
     * Removes a token.
     *
     * @param userId whose it must be, or null for anybody's
     * @return false if there is none
     */
    public boolean remove(String userId, String id) {
        return transactions.run(session -> {
            boolean removed = userId == null
                    ? session.update("DELETE FROM ee_api_token WHERE id = ?", id) == 1
                    : session.update(
                                    "DELETE FROM ee_api_token WHERE user_id = ? AND id = ?",
                                    Integer.valueOf(userId),
                                    id)
                            == 1;
            if (removed) {
                session.update("DELETE FROM ee_api_token_method WHERE token_id = ?", id);
            }
            return removed;
        });
    }
}
