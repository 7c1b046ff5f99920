package gov.va.mobile.watch.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.google.re2j.Pattern;
import gov.va.mobile.watch.map.Target.HttpExpectation;
import gov.va.mobile.watch.map.Target.JsonExpectation;
import gov.va.mobile.watch.map.Target.JsonRule;
import gov.va.mobile.watch.map.Target.StatusRange;
import gov.va.mobile.watch.map.Target.TextRule;
import gov.va.mobile.watch.support.Mutations;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.dns.DefaultDnsRawRecord;
import io.netty.handler.codec.dns.DnsRecordType;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What upstreams answer, broken at random: the judges find something or nothing, say it in a short line, and throw nothing else. */
class HostileAnswersTest {
    private static final int ANSWERS = 200;
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final String STATUS =
            "{\"status\":\"UP\",\"list\":[{\"id\":\"mvi\",\"n\":1.5},{\"id\":\"mpi\",\"n\":2}],\"error\":null}";
    private static final String VECTOR =
            "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[{\"metric\":{\"job\":\"a\"},\"value\":[1700000000.1,\"1\"]}]}}";
    private static final List<String> PATHS = List.of(
            "$.status",
            "$.list[?(@.id == 'mvi')].n",
            "$..id",
            "$.list[-1:].n",
            "$.list.length()",
            "$.list[0].n.x",
            "$['error']",
            "$.list[?(@.n > 1)].id",
            "$.sum($.list[*].n)");

    private final Mutations mutations = new Mutations();

    @Test
    void httpAnswers() {
        var expect = new HttpExpectation(
                List.of(new StatusRange(200, 299)),
                Map.of("X-State", new TextRule.Matches(Pattern.compile("^fine"))),
                Optional.of("UP"),
                Optional.of(Pattern.compile("UP|x+")),
                PATHS.stream()
                        .map(path -> new JsonRule(path, new JsonExpectation.In(List.of("UP", "x"))))
                        .toList(),
                Optional.empty());
        all(
                text -> HttpJudge.judge(
                        answer(mutations.oneOf(List.of(200, 500, 503, 302, 401, 429)), text),
                        expect,
                        4096,
                        Duration.ofMillis(5)),
                STATUS);
        for (String path : PATHS) {
            all(
                    text -> JsonJudge.judge(
                                    Json.read(new BodyReader.Body(
                                            text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)),
                                    List.of(new JsonRule(path, new JsonExpectation.Equal("UP"))))
                            .finding(),
                    STATUS);
        }
    }

    @Test
    void prometheusAnswers() {
        all(text -> PrometheusJudge.judge(answer(200, text), 4096, new JsonExpectation.Equal("1")), VECTOR);
    }

    @Test
    void redirects() {
        all(
                text -> {
                    HttpAnswer answer = answer(302, "");
                    answer.headers().set("Location", text.replaceAll("[\\x00-\\x1f]", ""));
                    Redirects.next(java.net.URI.create("http://a.example/x"), answer, java.util.Set.of("a.example"));
                    return Optional.empty();
                },
                "http://a.example:80/path?x=1");
    }

    @Test
    void records() {
        for (String type : List.of("A", "AAAA", "CNAME", "MX", "TXT", "SRV", "SOA", "CAA", "NAPTR", "NS", "PTR")) {
            all(
                    text -> {
                        byte[] data = text.getBytes(StandardCharsets.ISO_8859_1);
                        try {
                            DnsRecords.value(
                                    type,
                                    new DefaultDnsRawRecord(
                                            "x.example.",
                                            DnsRecordType.valueOf(type),
                                            60,
                                            Unpooled.wrappedBuffer(data)));
                        } catch (IllegalArgumentException malformed) {
                            assertThat(malformed).hasMessageStartingWith("found ");
                        }
                        return Optional.empty();
                    },
                    "\u0003www\u0007example\u0003com\u0000\u00c0\u0000\u0001\u0002",
                    ANSWERS);
        }
    }

    /** What looks at an answer. */
    private interface Judge {
        Optional<Finding> judge(String text) throws ProbeException;
    }

    private void all(Judge judge, String good) {
        all(judge, good, ANSWERS);
    }

    private void all(Judge judge, String good, int times) {
        var last = new AtomicReference<>("");
        assertTimeoutPreemptively(
                SOON,
                () -> {
                    for (int n = 0; n < times; n++) {
                        last.set("seed " + mutations.seed() + ": " + mutations.broken(good));
                        String text = last.get().substring(last.get().indexOf(": ") + 2);
                        found(judge, text)
                                .ifPresent(finding -> assertThat(finding.message())
                                        .as(last.get())
                                        .hasSizeLessThan(500)
                                        .doesNotContain("\n", "\r", "\u0000"));
                    }
                },
                last::get);
    }

    private static Optional<Finding> found(Judge judge, String text) {
        try {
            return judge.judge(text);
        } catch (ProbeException ended) {
            return Optional.of(ended.finding());
        }
    }

    private HttpAnswer answer(int status, String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        var bytes = new Bytes(Math.max(1, body.length));
        bytes.append(Unpooled.wrappedBuffer(body));
        var headers =
                DefaultHttpHeadersFactory.headersFactory().withValidation(false).newHeaders();
        headers.set("X-State", mutations.broken("fine").replaceAll("[\\r\\n]", ""));
        headers.set(
                "Content-Type",
                mutations.broken("application/json; charset=utf-8").replaceAll("[\\r\\n]", ""));
        headers.set("Content-Encoding", mutations.oneOf(List.of("", "", "", "gzip", "deflate", "br", "gzip, gzip")));
        headers.set("Retry-After", mutations.broken("120").replaceAll("[\\r\\n]", ""));
        return new HttpAnswer(status, headers, bytes, false, Optional.empty(), Optional.empty());
    }
}
