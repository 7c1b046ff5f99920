package gov.va.mobile.watch.incident.play;

import gov.va.mobile.watch.access.Actor;
import gov.va.mobile.watch.access.Audit;
import gov.va.mobile.watch.access.CurrentActor;
import gov.va.mobile.watch.check.FailureKind;
import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.platform.Coded;
import gov.va.mobile.watch.platform.FreeText;
import gov.va.mobile.watch.platform.Ids;
import gov.va.mobile.watch.platform.Input;
import gov.va.mobile.watch.platform.Page;
import gov.va.mobile.watch.platform.Paging;
import gov.va.mobile.watch.platform.ProblemException;
import gov.va.mobile.watch.platform.Turn;
import gov.va.mobile.watch.platform.Versions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** How people read, write and edit plays. */
@ApplicationScoped
class PlayDesk {
    private static final int TITLE = 200;
    private static final int TEXT = 4000;
    private static final int MOST = 100;

    private final PlayRepository plays;
    private final CurrentMap map;
    private final CurrentActor currentActor;
    private final Audit audit;
    private final Turn turn;
    private final Clock clock;

    PlayDesk(PlayRepository plays, CurrentMap map, CurrentActor currentActor, Audit audit, Turn turn, Clock clock) {
        this.plays = plays;
        this.map = map;
        this.currentActor = currentActor;
        this.audit = audit;
        this.turn = turn;
        this.clock = clock;
    }

    /** The words of a play, as sent. */
    record PlayWords(
            @Nullable @FreeText String title,
            @Nullable @FreeText String manifestation,
            @Nullable @FreeText String detection,
            @Nullable @FreeText String correction,
            @Nullable List<@Nullable String> upstreamIds,
            @Nullable List<@Nullable String> failureKinds) {}

    @Transactional
    Page<PlayView> list(PlayRepository.Filter filter, Paging paging) {
        return paging.page(plays.page(filter, paging), play -> new Paging.Place(play.at(), play.id()));
    }

    @Transactional
    PlayView one(String id) {
        return find(id).view();
    }

    PlayView write(PlayWords request) {
        PlayView.Words words = words(request, List.of());
        Actor by = currentActor.actor();
        return turn.take(() -> {
            var play = new Play(PlayState.KEPT, words, by.name(), clock.instant());
            plays.persist(play);
            audit.record(by, "play.write", "play/" + play.id, Optional.empty(), Optional.of(play.view()));
            return play.view();
        });
    }

    /** Changes one that nobody changed since the caller read it: 428, 412. */
    PlayView edit(String id, @Nullable String ifMatch, PlayWords request) {
        Actor by = currentActor.actor();
        return turn.take(() -> {
            Play play = find(id);
            PlayView.Words words = words(request, play.upstreamIds);
            Versions.require(ifMatch, play.version);
            PlayView before = play.view();
            play.say(PlayState.KEPT, words, by.name());
            play.version++;
            audit.record(by, "play.edit", "play/" + id, Optional.of(before), Optional.of(play.view()));
            return play.view();
        });
    }

    private Play find(String id) {
        return Ids.uuid(id).flatMap(plays::findByIdOptional).orElseThrow(() -> ProblemException.notFound("play", id));
    }

    /** @param kept upstreams that may have left the map since the play was written */
    private PlayView.Words words(PlayWords request, List<String> kept) {
        var input = new Input();
        String title = input.line("title", request.title(), TITLE);
        String manifestation = input.text("manifestation", request.manifestation(), TEXT);
        String detection = input.text("detection", request.detection(), TEXT);
        String correction = input.text("correction", request.correction(), TEXT);
        List<String> upstreams = all(
                input,
                "upstreamIds",
                request.upstreamIds(),
                id -> map.get().upstream(id).isPresent() || kept.contains(id),
                "an upstream of the services map");
        List<String> kinds = all(
                input,
                "failureKinds",
                request.failureKinds(),
                word -> Coded.find(FailureKind.class, word).isPresent(),
                "one of " + String.join(", ", Coded.codes(FailureKind.class)));
        input.check();
        return new PlayView.Words(title, manifestation, detection, correction, upstreams, kinds);
    }

    private static List<String> all(
            Input input,
            String field,
            @Nullable List<@Nullable String> found,
            Predicate<String> right,
            String expected) {
        List<String> words = Optional.ofNullable(found).orElse(List.of()).stream()
                .map(word -> word == null ? "" : word)
                .distinct()
                .toList();
        if (words.size() > MOST) {
            input.wrong(field, "found " + words.size() + ", expected at most " + MOST);
        }
        words.stream()
                .filter(word -> !right.test(word))
                .findFirst()
                .ifPresent(word ->
                        input.wrong(field, "found " + (word.isEmpty() ? "nothing" : word) + ", expected " + expected));
        return words;
    }
}
