package gov.va.mobile.watch.support;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** A program that some tests need, by the names that it goes by. */
public enum Tool {
    BROWSER("a browser (Chromium or Chrome)", "chromium chromium-browser google-chrome google-chrome-stable"),
    KUBECTL("kubectl", "kubectl");

    private final String words;
    private final String names;

    Tool(String words, String names) {
        this.words = words;
        this.names = names;
    }

    /** What to call it in a sentence. */
    public String words() {
        return words;
    }

    /** The program, where {@code PATH} has it. */
    public Optional<Path> find() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(folder -> Stream.of(names.split(" ")).map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** The program of a test that {@link Needs} it. */
    public Path path() {
        return find().orElseThrow(() -> new IllegalStateException("this test needs " + words));
    }
}
