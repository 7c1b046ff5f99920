package gov.va.mobile.watch;

import gov.va.mobile.watch.platform.CannotStartException;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts Upstream Watch. Exit code 2 means that something around it is wrong (already running, a port is taken, a folder cannot be written). */
@QuarkusMain
public final class Main {
    private static final int WRONG_SURROUNDINGS = 2;

    private Main() {}

    public static void main(String... args) {
        try {
            new Service().run(args);
        } catch (CannotStartException refused) {
            System.err.println(refused.getMessage());
            System.exit(WRONG_SURROUNDINGS);
        }
    }
}
