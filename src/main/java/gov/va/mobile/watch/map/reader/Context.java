package gov.va.mobile.watch.map.reader;

import java.nio.file.Path;
import java.util.Optional;

/** What all readers of one map share. */
record Context(Problems problems, Names names, Secrets secrets) {
    Context(Problems problems, Optional<Path> secretsDirectory) {
        this(problems, new Names(problems), new Secrets(problems, secretsDirectory));
    }
}
