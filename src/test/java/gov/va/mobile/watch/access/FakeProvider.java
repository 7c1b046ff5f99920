package gov.va.mobile.watch.access;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.lang.JoseException;

/** An OpenID Connect provider of the tests: it serves its keys, which it changes when it is told to, and gives out tokens. */
final class FakeProvider {
    static final String ISSUER = "https://provider.example";
    static final String AUDIENCE = "upstream-watch";

    private static final int ENOUGH_BITS = 2048;

    private final HttpServer server;
    private final AtomicInteger asked = new AtomicInteger();
    private volatile List<Key> keys = List.of();
    private volatile int status = 200;

    FakeProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    /** A key with its id. */
    record Key(String id, KeyPair pair) {
        static Key make(String id) {
            return make(id, ENOUGH_BITS);
        }

        static Key make(String id, int bits) {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(bits);
                return new Key(id, generator.generateKeyPair());
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        /** A token with these claims, signed by this key. */
        String sign(JwtClaimsBuilder claims) {
            return claims.jws().keyId(id).sign(pair.getPrivate());
        }

        Map<String, Object> published() {
            try {
                RsaJsonWebKey key = (RsaJsonWebKey) JsonWebKey.Factory.newJwk(pair.getPublic());
                key.setKeyId(id);
                return key.toParams(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
            } catch (JoseException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        String pem() {
            return "-----BEGIN PUBLIC KEY-----\n"
                    + Base64.getMimeEncoder().encodeToString(pair.getPublic().getEncoded())
                    + "\n-----END PUBLIC KEY-----\n";
        }
    }

    /** What a good token says of somebody with these roles. */
    static JwtClaimsBuilder claims(String... roles) {
        return Jwt.issuer(ISSUER)
                .audience(AUDIENCE)
                .upn("pat@va.example")
                .subject("pat")
                .claim("realm_access", Map.of("roles", List.of(roles)))
                .issuedAt(Instant.now())
                .expiresAt(Instant.now().plus(Duration.ofMinutes(5)));
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/keys";
    }

    /** How often its keys were asked for. */
    int asked() {
        return asked.get();
    }

    /** From now on it has these keys and no others. */
    void serve(Key... these) {
        keys = List.of(these);
    }

    /** From now on it answers so. */
    void answerWith(int code) {
        status = code;
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        var published = new ArrayList<String>();
        for (Key key : keys) {
            published.add(key.published().entrySet().stream()
                    .map(entry -> "\"" + entry.getKey() + "\":\"" + entry.getValue() + "\"")
                    .collect(Collectors.joining(",", "{", "}")));
        }
        byte[] body = ("{\"keys\":" + published + "}").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
