package gov.va.mobile.watch.dashboard;

import static gov.va.mobile.watch.support.TestMaps.feature;
import static gov.va.mobile.watch.support.TestMaps.upstream;
import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.dashboard.Badge.Show;
import gov.va.mobile.watch.map.Check;
import gov.va.mobile.watch.map.Depth;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.map.Upstream;
import gov.va.mobile.watch.support.TestMaps;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class BadgeTest {
    private static final Instant NOW = Instant.parse("2026-11-02T15:00:00Z");

    private static Upstream named(String name, Depth depth) {
        Upstream plain = upstream("bgs");
        Check check = TestMaps.check("main");
        return new Upstream(
                plain.id(),
                name,
                plain.team(),
                plain.criticality(),
                plain.dependsOn(),
                plain.pagerduty(),
                List.of(new Check(
                        check.id(),
                        depth,
                        check.partial(),
                        check.paused(),
                        check.off(),
                        check.interval(),
                        check.timeout(),
                        check.retryInterval(),
                        check.failureThreshold(),
                        check.successThreshold(),
                        check.slowAfter(),
                        check.target())),
                plain.unmonitored(),
                plain.paused(),
                plain.rule(),
                plain.policy(),
                plain.message(),
                plain.calendar());
    }

    private static Scene scene(String name, Depth depth) {
        ServicesMap map = TestMaps.map(List.of(named(name, depth)), List.of(feature("claims", "bgs")));
        return new Scene(map, NOW);
    }

    private static Badge badge(Scene scene, Show show) {
        UpstreamDetail detail =
                Objects.requireNonNull(Overview.of(scene.facts()).upstreams().get("bgs"));
        return Badge.of(detail, show);
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void tellsStatusAndUptime() {
        assertThat(badge(scene("BGS", Depth.SERVICE), Show.STATUS))
                .returns("BGS", Badge::label)
                .returns("up", Badge::value);
        Scene down = scene("BGS", Depth.SERVICE).down("bgs", "no answer");
        assertThat(badge(down, Show.STATUS).value()).isEqualTo("down");
        assertThat(badge(down, Show.UPTIME))
                .returns("BGS: uptime, 30 days", Badge::label)
                .returns("98.81 %", Badge::value);
        assertThat(badge(scene("BGS", Depth.SERVICE), Show.UPTIME).value()).isEqualTo("100 %");
    }

    @Test
    void whatAnswersAtTheDoorIsNeitherUpNorAvailable() {
        Scene door = scene("BGS", Depth.DOOR);
        assertThat(badge(door, Show.STATUS).value()).isEqualTo("door answers");
        assertThat(badge(door, Show.UPTIME).label()).isEqualTo("BGS: door answered, 30 days");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</title><script>alert(1)</script>",
                "\" onload=\"alert(1)",
                "&lt;b&gt; & ]]> 'x'",
                "bell \u0007 and \uFFFF",
                "A name that is so long that no badge could ever show all of it on one line"
            })
    void aNameIsTextWhateverItHolds(String name) throws Exception {
        String svg = badge(scene(name, Depth.SERVICE), Show.STATUS).svg();
        Document document = parsed(svg);
        Element root = document.getDocumentElement();
        assertThat(root.getElementsByTagName("script").getLength()).isZero();
        assertThat(root.hasAttribute("onload")).isFalse();
        assertThat(root.getElementsByTagName("*").getLength()).isEqualTo(6);
        assertThat(root.getAttribute("role")).isEqualTo("img");
        String title = root.getElementsByTagName("title").item(0).getTextContent();
        assertThat(title).endsWith(": up").hasSizeLessThanOrEqualTo(44);
        assertThat(title.substring(0, 5))
                .isEqualTo(name.replace('\u0007', '\uFFFD').substring(0, 5));
    }

    @Test
    void whiteOnEachColourCanBeRead() {
        for (String colour : List.of("#216e1f", "#775540", "#b50909", "#565c65", "#3d4551")) {
            assertThat(1.05 / (luminance(colour) + 0.05)).as(colour).isGreaterThan(4.5);
        }
    }

    private static double luminance(String colour) {
        return 0.2126 * channel(colour, 1) + 0.7152 * channel(colour, 3) + 0.0722 * channel(colour, 5);
    }

    private static double channel(String colour, int at) {
        double value = Integer.parseInt(colour.substring(at, at + 2), 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
