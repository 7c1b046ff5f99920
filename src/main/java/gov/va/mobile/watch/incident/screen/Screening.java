package gov.va.mobile.watch.incident.screen;

import gov.va.mobile.watch.incident.screen.PersonalData.Found;
import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.platform.FreeTextScreen;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refuses or masks what seems to be a Veteran's personal data in what people write, as WATCH_PERSONAL_DATA says. */
@Startup
@ApplicationScoped
public class Screening implements FreeTextScreen {
    private final CurrentMap map;
    private final Manner manner;
    private final AtomicReference<Known> known = new AtomicReference<>(new Known("", Set.of()));

    private record Known(String revision, Set<String> shapes) {}

    Screening(CurrentMap map, @ConfigProperty(name = "watch.personal-data", defaultValue = "refuse") Manner manner) {
        this.map = map;
        this.manner = manner;
    }

    @Override
    public Verdict look(String text) {
        return look(text, "");
    }

    /**
     * The same for a text that people made out of one of ours.
     *
     * @param ours what the service wrote: what stands there may stand in the text
     */
    public Verdict look(String text, String ours) {
        Set<String> allowed = new HashSet<>(ofMap());
        allowed.addAll(PersonalData.shapes(List.of(ours)));
        List<Found> found = PersonalData.find(text, allowed);
        if (found.isEmpty()) {
            return new Verdict.Taken(text);
        }
        return manner == Manner.MASK
                ? new Verdict.Taken(PersonalData.mask(text, found))
                : new Verdict.Refused("found what looks like "
                        + found.stream()
                                .map(place -> place.kind().words())
                                .distinct()
                                .collect(Collectors.joining(" and "))
                        + ", expected text without a Veteran's personal data");
    }

    private Set<String> ofMap() {
        ServicesMap current = map.get();
        Known read = known.get();
        if (!read.revision().equals(current.revision())) {
            read = new Known(current.revision(), PersonalData.shapes(MapWords.of(current)));
            known.set(read);
        }
        return read.shapes();
    }
}
