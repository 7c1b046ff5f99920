package gov.va.mobile.watch.support;

import gov.va.mobile.watch.map.CurrentMap;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
class TestStart {
    void start(@Observes @Priority(1) StartupEvent event, CurrentMap map) {
        map.set(TestMaps.map(List.of(TestMaps.upstream("bgs")), List.of(TestMaps.feature("claims", "bgs"))));
    }
}
