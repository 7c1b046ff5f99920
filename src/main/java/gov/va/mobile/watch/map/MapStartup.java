package gov.va.mobile.watch.map;

import gov.va.mobile.watch.map.reader.MapFile;
import gov.va.mobile.watch.map.reader.MapReading;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Puts the services map in force before anything else starts; with a bad one the service does not start. */
@ApplicationScoped
public class MapStartup {
    private static final Logger LOG = Logger.getLogger(MapStartup.class);
    private static final int BEFORE_OTHERS = 100;

    private final CurrentMap current;
    private final String file;
    private final Path secretsDirectory;

    MapStartup(
            CurrentMap current,
            @ConfigProperty(name = "watch.services-map") String file,
            @ConfigProperty(name = "watch.secrets-directory") Path secretsDirectory) {
        this.current = current;
        this.file = file;
        this.secretsDirectory = secretsDirectory;
    }

    /** What this throws ends the start; its message, the list of problems, is then all that is told. */
    void start(@Observes @Priority(BEFORE_OTHERS) StartupEvent event) {
        load();
    }

    /**
     * Reads the file and puts it in force.
     *
     * @throws BadMapException when it cannot be used; what was in force stays
     */
    public void load() {
        switch (MapFile.read(file, MapFile::environment, secretsDirectory)) {
            case MapReading.Valid valid -> {
                valid.warnings().forEach(LOG::warn);
                current.set(valid.map());
                LOG.infof(
                        "services map %s, revision %s: %d upstreams, %d features",
                        file,
                        valid.map().revision(),
                        valid.map().upstreams().size(),
                        valid.map().features().size());
            }
            case MapReading.Invalid invalid -> throw new BadMapException(invalid.errors());
        }
    }
}
