package gov.va.mobile.watch.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.StartupEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MapStartupTest {
    @TempDir
    Path folder;

    private final CurrentMap current = new CurrentMap();

    private MapStartup startup(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("map.yaml"), text);
        return new MapStartup(current, file.toString(), folder);
    }

    @Test
    void aGoodMapIsInForce() throws IOException {
        startup("version: 1").start(new StartupEvent());
        assertThat(current.get().revision()).isNotEmpty();
    }

    @Test
    void aBadMapStopsTheStartWithTheFullListAndLeavesWhatWasInForce() throws IOException {
        startup("version: 1").load();
        String revision = current.get().revision();
        MapStartup bad = startup("version: 2\nbackend: nobody\n");
        assertThatThrownBy(bad::load)
                .isInstanceOfSatisfying(
                        BadMapException.class,
                        thrown -> assertThat(thrown.problems()).hasSize(2));
        assertThatThrownBy(() -> bad.start(new StartupEvent()))
                .isInstanceOfSatisfying(
                        BadMapException.class,
                        thrown -> assertThat(String.valueOf(thrown.getMessage()).lines())
                                .hasSize(2)
                                .allMatch(line -> line.contains("map.yaml:")));
        assertThat(current.get().revision()).isEqualTo(revision);
    }
}
