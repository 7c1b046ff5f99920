package gov.va.mobile.watch.map.reader;

import gov.va.mobile.watch.map.Target.SecretReference;
import gov.va.mobile.watch.map.Target.Text;
import gov.va.mobile.watch.map.reader.Value.Field;
import gov.va.mobile.watch.map.reader.Value.Fields;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads references to secret files; a file that is not there is a warning, a folder that is not there is empty (map.md). */
final class Secrets {
    private static final List<String> KEYS = List.of("secret");

    private final Problems problems;
    private final Optional<Path> directory;

    Secrets(Problems problems, Optional<Path> directory) {
        this.problems = problems;
        this.directory = directory;
    }

    /** <code>{ secret: folder/file }</code>. */
    Optional<SecretReference> reference(Value value, boolean off) {
        Section section = Section.of(value, "a secret", KEYS, problems);
        Optional<Placed<SecretReference>> reference =
                value instanceof Fields ? section.required("secret", Kind.SECRET) : Optional.empty();
        reference.filter(any -> !off).ifPresent(this::warnWhereMissing);
        return reference.map(Placed::value);
    }

    /** The same for a certificate: of a PKCS#12 file the password beside it is wanted, too. */
    Optional<SecretReference> certificate(Value value, boolean off) {
        Optional<SecretReference> reference = reference(value, off);
        reference
                .filter(any -> !off)
                .flatMap(SecretReference::password)
                .ifPresent(password -> warnWhereMissing(new Placed<>(value.place(), password)));
        return reference;
    }

    private void warnWhereMissing(Placed<SecretReference> reference) {
        String path = reference.value().path();
        boolean there =
                directory.map(folder -> Files.isReadable(folder.resolve(path))).orElse(false);
        if (!there) {
            problems.warning(
                    reference.place(),
                    "no file " + path + " below the secrets folder",
                    "it there: until then what needs it is misconfigured");
        }
    }

    /** Headers by name: written values, or secret files. */
    Map<String, Text> headers(Section section, boolean off) {
        Collection<Field> entries = section.entries("headers");
        checkNames(section, entries);
        var headers = new LinkedHashMap<String, Text>();
        for (Field entry : entries) {
            Optional<Text> text = entry.value() instanceof Fields
                    ? reference(entry.value(), off).map(Text.Secret::new)
                    : section.read(entry.value(), AnswerKinds.HEADER_VALUE.unquoted())
                            .map(Text.Plain::new);
            text.ifPresent(value -> headers.put(entry.key().text(), value));
        }
        return headers;
    }

    /** Reports header names that are none, or stand twice. */
    void checkNames(Section section, Collection<Field> entries) {
        var seen = new LinkedHashMap<String, Place>();
        for (Field entry : entries) {
            section.read(entry.key(), AnswerKinds.HEADER_NAME);
            Place first = seen.putIfAbsent(
                    entry.key().text().toLowerCase(Locale.ROOT), entry.key().place());
            if (first != null) {
                problems.error(
                        entry.key().place(),
                        "duplicate header " + entry.key().text(),
                        "each header once (it stands in line " + first.line() + " already)");
            }
        }
    }
}
