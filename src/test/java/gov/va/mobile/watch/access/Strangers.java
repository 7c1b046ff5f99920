package gov.va.mobile.watch.access;

import static gov.va.mobile.watch.access.FakeProvider.claims;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** Tokens that say "admin" and must not be believed, by what is wrong with them. */
final class Strangers {
    private static final FakeProvider.Key OURS = ProviderProfile.KEY;
    private static final FakeProvider.Key FOREIGN = FakeProvider.Key.make("first");
    private static final FakeProvider.Key FOREIGN_UNKNOWN = FakeProvider.Key.make("unknown");
    private static final long MORE_THAN_THE_SKEW = 90;
    private static final long HOUR = 3600;

    private Strangers() {}

    static Map<String, String> tokens() {
        long now = Instant.now().getEpochSecond();
        var tokens = new LinkedHashMap<String, String>();
        tokens.put("garbage", "forged");
        tokens.put("garbage with dots", "a.b.c");
        tokens.put("an empty JWT", "e30.e30.");
        tokens.put("a cut JWT", good().substring(0, good().length() / 2));
        tokens.put(
                "an expired JWT", OURS.sign(claims("admin").issuedAt(now - HOUR).expiresAt(now - MORE_THAN_THE_SKEW)));
        tokens.put("a JWT of the future", OURS.sign(claims("admin").claim("nbf", now + MORE_THAN_THE_SKEW)));
        tokens.put("a JWT for ever", withoutEnd());
        tokens.put("another issuer", OURS.sign(claims("admin").issuer("https://other.example")));
        tokens.put("an issuer below ours", OURS.sign(claims("admin").issuer(FakeProvider.ISSUER + "/")));
        tokens.put("another audience", OURS.sign(claims("admin").audience("another")));
        tokens.put("no audience", OURS.sign(claims("admin").remove("aud")));
        tokens.put("another key", FOREIGN.sign(claims("admin")));
        tokens.put("an unknown key", FOREIGN_UNKNOWN.sign(claims("admin")));
        tokens.put("a key that it brings along", withItsOwnKey());
        tokens.put("no algorithm", unsigned("none"));
        tokens.put("no algorithm, written otherwise", unsigned("NoNe"));
        tokens.put("HS256 with the public key's PEM", hs256(OURS.pem().getBytes(StandardCharsets.UTF_8)));
        tokens.put(
                "HS256 with the public key's bytes",
                hs256(OURS.pair().getPublic().getEncoded()));
        tokens.put("another algorithm", signed(AlgorithmIdentifiers.RSA_USING_SHA512));
        tokens.put("another padding", signed(AlgorithmIdentifiers.RSA_PSS_USING_SHA256));
        tokens.put("other claims under a good signature", exchanged());
        return tokens;
    }

    private static String good() {
        return OURS.sign(claims("viewer"));
    }

    private static String withoutEnd() {
        return sign(
                AlgorithmIdentifiers.RSA_USING_SHA256,
                payload(claims("admin")).replaceAll("\"exp\":[0-9]+,?", "\"x\":1,"));
    }

    private static String signed(String algorithm) {
        return sign(algorithm, payload(claims("admin")));
    }

    private static String sign(String algorithm, String payload) {
        var token = new JsonWebSignature();
        token.setAlgorithmHeaderValue(algorithm);
        token.setKeyIdHeaderValue(OURS.id());
        token.setKey(OURS.pair().getPrivate());
        token.setPayload(payload);
        return serialized(token);
    }

    private static String withItsOwnKey() {
        return claims("admin")
                .jws()
                .keyId(OURS.id())
                .jwk(FOREIGN.pair().getPublic())
                .header("jku", "http://localhost:1/keys")
                .sign(FOREIGN.pair().getPrivate());
    }

    private static String hs256(byte[] secret) {
        return claims("admin").jws().keyId(OURS.id()).sign(new SecretKeySpec(secret, "HmacSHA256"));
    }

    private static String unsigned(String algorithm) {
        return encoded("{\"alg\":\"" + algorithm + "\",\"typ\":\"JWT\",\"kid\":\"" + OURS.id() + "\"}") + "."
                + encoded(payload(claims("admin"))) + ".";
    }

    private static String exchanged() {
        String[] parts = good().split("\\.", -1);
        return parts[0] + "." + encoded(payload(claims("admin"))) + "." + parts[2];
    }

    private static String payload(io.smallrye.jwt.build.JwtClaimsBuilder claims) {
        return new String(Base64.getUrlDecoder().decode(OURS.sign(claims).split("\\.", -1)[1]), StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String serialized(JsonWebSignature token) {
        try {
            return token.getCompactSerialization();
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
