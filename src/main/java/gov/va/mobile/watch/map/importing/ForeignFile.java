package gov.va.mobile.watch.map.importing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads somebody else's file into plain mappings, lists and scalars. */
final class ForeignFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ForeignFile() {}

    /** The mapping that a YAML file holds. */
    static Foreign yaml(String file) {
        String text = read(file);
        try {
            var options = new LoaderOptions();
            options.setAllowDuplicateKeys(false);
            Object root = new Yaml(new SafeConstructor(options)).load(text);
            return mapping(file, root, "YAML");
        } catch (MarkedYAMLException wrong) {
            String line = wrong.getProblemMark() == null
                    ? ""
                    : " (line " + (wrong.getProblemMark().getLine() + 1) + ": " + wrong.getProblem() + ")";
            throw new BadFileException(file, "what is no YAML" + line, "a mapping in YAML");
        } catch (YAMLException wrong) {
            throw new BadFileException(
                    file, "YAML that cannot be read (" + wrong.getMessage() + ")", "a mapping in YAML");
        }
    }

    /** The mapping that a JSON file holds. */
    static Foreign json(String file) {
        try {
            return mapping(file, JSON.readValue(read(file), Object.class), "JSON");
        } catch (JsonProcessingException wrong) {
            throw new BadFileException(
                    file, "what is no JSON (line " + wrong.getLocation().getLineNr() + ")", "an object in JSON");
        }
    }

    private static Foreign mapping(String file, Object root, String format) {
        if (!(root instanceof Map<?, ?>)) {
            throw new BadFileException(file, "no mapping", "a mapping in " + format);
        }
        return Foreign.of("", root);
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file), StandardCharsets.UTF_8);
        } catch (NoSuchFileException missing) {
            throw new BadFileException(file, "no such file", "one to import");
        } catch (CharacterCodingException notText) {
            throw new BadFileException(file, "bytes that are not UTF-8", "text");
        } catch (IOException | IllegalArgumentException failed) {
            throw new BadFileException(
                    file, "a file that cannot be read (" + failed.getClass().getSimpleName() + ")", "one to import");
        }
    }
}
