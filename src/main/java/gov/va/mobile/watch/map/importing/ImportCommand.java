package gov.va.mobile.watch.map.importing;

import gov.va.mobile.watch.map.reader.MapReader;
import gov.va.mobile.watch.map.reader.MapReading;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/** {@code import gatus|kuma|blackbox FILE}: prints a services map made from what another monitor is configured with; needs neither Quarkus nor a database. */
public final class ImportCommand {
    /** How it is called. */
    public static final String USAGE =
            "Usage: import gatus CONFIG.yaml | import kuma BACKUP.json | import blackbox BLACKBOX.yml [PROMETHEUS.yml]";

    private static final int BAD_INPUT = 1;
    private static final int BAD_CALL = 2;

    private ImportCommand() {}

    /**
     * Prints the map on {@code out}, and on {@code err} one line for each thing that is not carried over or that is to be looked at.
     *
     * @param arguments what stands behind {@code import}
     * @return the exit code: 0, 1 for a file that cannot be imported, 2 for a call that is none
     */
    public static int run(List<String> arguments, PrintStream out, PrintStream err) {
        if (arguments.size() < 2 || arguments.size() > 3) {
            err.println(USAGE);
            return BAD_CALL;
        }
        String kind = arguments.getFirst();
        boolean third = arguments.size() == 3;
        if (!List.of("gatus", "kuma", "blackbox").contains(kind) || (third && !kind.equals("blackbox"))) {
            err.println(USAGE);
            return BAD_CALL;
        }
        try {
            String file = arguments.get(1);
            Draft draft = switch (kind) {
                case "gatus" -> GatusImport.read(file);
                case "kuma" -> KumaImport.read(file);
                default -> BlackboxImport.read(file, third ? Optional.of(arguments.get(2)) : Optional.empty());
            };
            return print(DraftWriter.write(draft, kind), draft, out, err);
        } catch (BadFileException bad) {
            err.println(DraftWriter.oneLine(String.valueOf(bad.getMessage())));
            return BAD_INPUT;
        }
    }

    private static int print(String map, Draft draft, PrintStream out, PrintStream err) {
        out.print(map);
        out.flush();
        draft.notes().forEach(note -> err.println(DraftWriter.oneLine(note)));
        return switch (MapReader.read("services-map.yaml", map, name -> Optional.empty(), Optional.empty())) {
            case MapReading.Valid any -> 0;
            case MapReading.Invalid invalid -> {
                invalid.errors().forEach(err::println);
                err.println("The map is not valid as it is: mend these lines in it.");
                yield BAD_INPUT;
            }
        };
    }
}
