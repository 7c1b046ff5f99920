package gov.va.mobile.watch.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How many requests a replica takes in a minute from one who is signed in. */
@ConfigMapping(prefix = "watch.limits")
interface LimitSettings {
    /** Writes. */
    @WithDefault("3000")
    int writesPerMinute();

    /** Reads. */
    @WithDefault("300000")
    int readsPerMinute();
}
