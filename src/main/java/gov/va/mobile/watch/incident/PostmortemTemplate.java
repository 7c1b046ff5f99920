package gov.va.mobile.watch.incident;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The team's template for postmortems (WATCH_POSTMORTEM_TEMPLATE), or else ours: Markdown with places such as <code>{{timeline}}</code>; one that is none stops the start. */
@Startup
@ApplicationScoped
class PostmortemTemplate {
    private static final String OURS = "/postmortem.md";
    private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");

    private final String text;

    PostmortemTemplate(@ConfigProperty(name = "watch.postmortem-template") Optional<String> file) {
        this.text = file.filter(path -> !path.isBlank())
                .map(PostmortemTemplate::checked)
                .orElseGet(PostmortemTemplate::ours);
    }

    /** The template with its places filled. */
    String fill(Map<String, String> sections) {
        return PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(sections.getOrDefault(place.group(1), "")));
    }

    private static String checked(String path) {
        String text = read(path);
        Set<String> unknown = new TreeSet<>();
        Matcher places = PLACE.matcher(text);
        while (places.find()) {
            if (!PostmortemDraft.SECTIONS.contains(places.group(1))) {
                unknown.add(places.group(1));
            }
        }
        if (!unknown.isEmpty()) {
            throw new ConfigurationException("WATCH_POSTMORTEM_TEMPLATE: found " + String.join(", ", unknown) + " in "
                    + path + ", expected places of these names: " + String.join(", ", PostmortemDraft.SECTIONS));
        }
        return text;
    }

    private static String read(String path) {
        try {
            return Files.readString(Path.of(path));
        } catch (IOException | RuntimeException unreadable) {
            throw new ConfigurationException(
                    "WATCH_POSTMORTEM_TEMPLATE: found " + path + ", expected a Markdown file that can be read",
                    unreadable);
        }
    }

    private static String ours() {
        try (InputStream file = Objects.requireNonNull(PostmortemTemplate.class.getResourceAsStream(OURS))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
