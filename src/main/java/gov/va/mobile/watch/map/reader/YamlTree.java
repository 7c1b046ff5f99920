package gov.va.mobile.watch.map.reader;

import gov.va.mobile.watch.map.reader.Value.Field;
import gov.va.mobile.watch.map.reader.Value.Fields;
import gov.va.mobile.watch.map.reader.Value.Items;
import gov.va.mobile.watch.map.reader.Value.Scalar;
import gov.va.mobile.watch.platform.OneLine;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.reader.ReaderException;

/** Turns YAML text into a {@link Value}, within bounds: aliases are copied, so a few lines of them could stand for billions of values. */
final class YamlTree {
    private static final int MOST_CHARACTERS = 16 * 1024 * 1024;
    private static final int LONGEST_WORD = 250_000;
    private static final int DEEPEST = 40;
    private static final int COPIES_BY_ALIASES = 50_000;
    private static final String WELL_FORMED = "well-formed YAML";
    private static final Set<Tag> PLAIN_TAGS =
            Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.TIMESTAMP, Tag.MERGE, Tag.SEQ, Tag.MAP);

    private final Problems problems;
    private final Filler filler;
    private int left;

    YamlTree(Problems problems, Filler filler) {
        this.problems = problems;
        this.filler = filler;
    }

    /** The whole file; absent when it cannot be read as YAML, which is then told. */
    Optional<Value> read(String text) {
        left = text.length() + COPIES_BY_ALIASES;
        int word = longWord(text);
        if (word >= 0) {
            problems.error(
                    placeOf(text, word),
                    "more than " + LONGEST_WORD + " characters without a blank",
                    "a services map without that");
            return Optional.empty();
        }
        try {
            Optional<Node> root = Optional.ofNullable(new Yaml(options()).compose(new StringReader(text)));
            if (root.isEmpty()) {
                problems.error(Place.START, "an empty file", "a services map that begins with version: 1");
            }
            return root.map(node -> value(node, 0));
        } catch (MarkedYAMLException broken) {
            Optional<Mark> mark =
                    Optional.ofNullable(broken.getProblemMark()).or(() -> Optional.ofNullable(broken.getContextMark()));
            broken(mark.map(Place::of).orElse(Place.START), broken.getProblem());
        } catch (ReaderException broken) {
            broken(placeOf(text, broken.getPosition()), "a character that YAML does not allow");
        } catch (TooMuch bomb) {
            problems.error(bomb.place, bomb.found, "a services map without that");
        } catch (YAMLException | IllegalArgumentException broken) {
            broken(Place.START, broken.getMessage());
        }
        return Optional.empty();
    }

    private static LoaderOptions options() {
        var options = new LoaderOptions();
        options.setCodePointLimit(MOST_CHARACTERS);
        options.setNestingDepthLimit(2 * DEEPEST);
        options.setMaxAliasesForCollections(COPIES_BY_ALIASES);
        return options;
    }

    private void broken(Place place, @Nullable String why) {
        problems.error(place, "broken YAML (" + OneLine.of(String.valueOf(why)) + ")", WELL_FORMED);
    }

    private Value value(Node node, int depth) {
        Place place = Place.of(node.getStartMark());
        if (--left < 0) {
            throw new TooMuch(place, "aliases that stand for more than " + COPIES_BY_ALIASES + " values");
        }
        if (depth > DEEPEST) {
            throw new TooMuch(place, "values nested more than " + DEEPEST + " deep");
        }
        if (!PLAIN_TAGS.contains(node.getTag())) {
            problems.error(place, "the tag " + node.getTag().getValue(), "a value without a tag");
        }
        return switch (node) {
            case ScalarNode scalar -> scalar(scalar, place);
            case SequenceNode sequence -> {
                var items = new ArrayList<Value>(sequence.getValue().size());
                sequence.getValue().forEach(item -> items.add(value(item, depth + 1)));
                yield new Items(place, items);
            }
            case MappingNode mapping -> fields(mapping, place, depth);
            default -> throw new TooMuch(place, "a node of an unknown kind");
        };
    }

    private Scalar scalar(ScalarNode node, Place place) {
        Filler.Filled filled = filler.fill(node.getValue(), place);
        boolean typed = filled.any() || node.getScalarStyle() == ScalarStyle.PLAIN;
        return new Scalar(place, filled.text(), typed, filled.emptiedBy());
    }

    private Fields fields(MappingNode mapping, Place place, int depth) {
        var fields = new LinkedHashMap<String, Field>();
        for (NodeTuple tuple : mapping.getValue()) {
            Value key = value(tuple.getKeyNode(), depth + 1);
            Value value = value(tuple.getValueNode(), depth + 1);
            if (key instanceof Scalar name) {
                Field first = fields.putIfAbsent(name.text(), new Field(name, value));
                if (first != null) {
                    problems.error(
                            name.place(),
                            "duplicate key \"" + name.text() + "\"",
                            "each key once (it stands in line "
                                    + first.key().place().line() + " already)");
                }
            } else {
                problems.error(key.place(), key.found() + " as a key", "a text");
            }
        }
        return new Fields(place, fields);
    }

    /** Where something begins that SnakeYAML would take minutes and gigabytes for; negative where nothing does. */
    private static int longWord(String text) {
        int begin = 0;
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) <= ' ') {
                begin = at + 1;
            } else if (at - begin >= LONGEST_WORD) {
                return begin;
            }
        }
        return -1;
    }

    /** The reader of SnakeYAML tells an offset where it does not tell a place. */
    private static Place placeOf(String text, int offset) {
        int line = 1;
        int column = 1;
        for (int at = 0; at < Math.min(offset, text.length()); at++) {
            boolean ends = text.charAt(at) == '\n';
            line = ends ? line + 1 : line;
            column = ends ? 1 : column + 1;
        }
        return new Place(line, column);
    }

    /** Ends the reading: what stands there would not fit into memory or onto the stack. */
    private static final class TooMuch extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Place place;
        private final String found;

        TooMuch(Place place, String found) {
            super(found);
            this.place = place;
            this.found = found;
        }
    }
}
