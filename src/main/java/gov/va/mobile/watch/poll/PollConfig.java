package gov.va.mobile.watch.poll;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much one replica takes on (api.md, "Starting it"). */
@ConfigMapping(prefix = "watch.poll")
public interface PollConfig {
    /** How many checks may be in flight at once. */
    @WithDefault("512")
    int maxInFlight();

    /** How many checks of one host and port may be in flight at once, at most; fewer where fewer are mapped there. */
    @WithDefault("32")
    int perHost();

    /** How often due checks are claimed; {@code off} in tests that call the poller themselves. */
    @WithDefault("1s")
    String tick();

    /** How often this replica shows that it lives. */
    @WithDefault("2s")
    String renew();

    /** How often it is seen whether the sentinels are due, which they are each {@code defaults.interval}, at most each 10 s. */
    @WithDefault("1s")
    String sentinels();

    /** How often every upstream is judged again by what is stored. */
    @WithDefault("30s")
    String review();

    /** How often it is looked whether there are results to roll up. */
    @WithDefault("30s")
    String rollUp();

    /** For how long raw results are kept. */
    @WithDefault("14d")
    Duration keepResults();

    /** For how long roll-ups of 5 minutes are kept. */
    @WithDefault("90d")
    Duration keepFiveMinutes();

    /** For how long hourly roll-ups are kept, and the moves that uptime is computed from. */
    @WithDefault("396d")
    Duration keepHours();
}
