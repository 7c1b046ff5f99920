package gov.va.mobile.watch;

import gov.va.mobile.watch.exercise.ReplayCommand;
import gov.va.mobile.watch.map.ValidateCommand;
import gov.va.mobile.watch.map.importing.ImportCommand;
import gov.va.mobile.watch.platform.CannotStartException;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.time.Clock;
import java.util.List;

/**
 * {@code java -jar quarkus-run.jar} starts Upstream Watch; {@code … validate FILE} checks a services map, {@code … import KIND FILE} makes one, {@code … replay} tries one on the past. Exit codes: 0 good, 1 the map or the start
 * failed, 2 something around it is wrong (already running, a port is taken, a folder cannot be written, wrong arguments).
 */
@QuarkusMain
public final class Main {
    private static final int WRONG_SURROUNDINGS = 2;

    private Main() {}

    public static void main(String... args) {
        if (args.length > 0 && args[0].equals("validate")) {
            System.exit(validate(args));
        }
        if (args.length > 0 && args[0].equals("import")) {
            System.exit(ImportCommand.run(List.of(args).subList(1, args.length), System.out, System.err));
        }
        if (args.length > 0 && args[0].equals("replay")) {
            System.exit(ReplayCommand.run(
                    List.of(args).subList(1, args.length), Clock.systemUTC().instant(), System.out, System.err));
        }
        try {
            new Service().run(args);
        } catch (CannotStartException refused) {
            System.err.println(refused.getMessage());
            System.exit(WRONG_SURROUNDINGS);
        }
    }

    private static int validate(String... args) {
        if (args.length != 2) {
            System.err.println("Usage: validate FILE");
            return WRONG_SURROUNDINGS;
        }
        return ValidateCommand.run(args[1], System.out);
    }
}
