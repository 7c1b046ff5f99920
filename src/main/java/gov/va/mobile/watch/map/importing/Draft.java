package gov.va.mobile.watch.map.importing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A services map that is being made, and what could not be carried over into it. */
final class Draft {
    private static final int LONGEST_ID = 50;

    private final List<DraftUpstream> upstreams = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    /** An upstream of that name, with an id made of it that no other has. */
    DraftUpstream upstream(String name, String place) {
        var upstream = new DraftUpstream(unique(id(name)), name.replace("${", "$ {"), place, this);
        upstreams.add(upstream);
        return upstream;
    }

    List<DraftUpstream> upstreams() {
        return upstreams;
    }

    /** Something was not carried over, or is to be looked at. */
    void note(String place, String text) {
        notes.add(place + ": " + text);
    }

    /** One line for each. */
    List<String> notes() {
        return notes;
    }

    /** The name as an id of a map: lower-case letters, digits, {@code _} and {@code -}. */
    static String id(String name) {
        String id =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]+", "-").replaceAll("^-+|-+$", "");
        String cut = id.length() > LONGEST_ID ? id.substring(0, LONGEST_ID) : id;
        return cut.isEmpty() ? "upstream" : cut;
    }

    private String unique(String id) {
        String candidate = id;
        for (int i = 2; !ids.add(candidate); i++) {
            candidate = id + "-" + i;
        }
        return candidate;
    }

    /** One upstream with at most one check. */
    static final class DraftUpstream {
        private final String id;
        private final String name;
        private final String place;
        private final Draft draft;
        private final Map<String, Object> check = new LinkedHashMap<>();
        private final Map<String, Object> expect = new LinkedHashMap<>();
        private boolean monitored = true;

        private DraftUpstream(String id, String name, String place, Draft draft) {
            this.id = id;
            this.name = name;
            this.place = place;
            this.draft = draft;
        }

        String id() {
            return id;
        }

        String name() {
            return name;
        }

        /** Sets a key of its check. */
        void put(String key, Object value) {
            check.put(key, value);
        }

        /** Sets a key of what its check expects. */
        void expect(String key, Object value) {
            expect.put(key, value);
        }

        /** Adds to a mapping of what its check expects; whether nothing stood there before. */
        @SuppressWarnings("unchecked") // only this puts mappings there
        boolean expect(String key, String inner, Object value) {
            return ((Map<String, Object>) expect.computeIfAbsent(key, any -> new LinkedHashMap<String, Object>()))
                            .putIfAbsent(inner, value)
                    == null;
        }

        boolean expects(String key) {
            return expect.containsKey(key);
        }

        /** It has no check that this service could run. */
        void unmonitored(String why) {
            monitored = false;
            note(why);
        }

        void note(String text) {
            draft.note(place, text);
        }

        /** As the map has it. */
        Map<String, Object> fields() {
            var fields = new LinkedHashMap<String, Object>();
            fields.put("id", id);
            fields.put("name", name);
            if (monitored) {
                var whole = new LinkedHashMap<String, Object>();
                whole.put("id", "main");
                whole.putAll(check);
                if (!expect.isEmpty()) {
                    whole.put("expect", expect);
                }
                fields.put("checks", List.of(whole));
            } else {
                fields.put("unmonitored", true);
            }
            return fields;
        }
    }
}
