package gov.va.mobile.watch.access;

import gov.va.mobile.watch.access.AccessSettings.SlackUserSetting;
import gov.va.mobile.watch.platform.Coded;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Who may do what in Slack: {@code watch.access.slack-users.<U…>.role}, and {@code .name} for those who are to be recorded by a name rather than by their id
 * (api.md, "Starting it"). Ids count in any case, because environment variables have none.
 */
@ApplicationScoped
public class SlackUsers {
    private static final Pattern ID = Pattern.compile("[UW][A-Z0-9]{1,30}");

    private final Map<String, Actor> actors = new HashMap<>();
    private final List<String> errors = new ArrayList<>();

    @Inject
    SlackUsers(AccessSettings settings) {
        this(settings.slackUsers());
    }

    SlackUsers(Map<String, ? extends SlackUserSetting> users) {
        Map<String, String> names = new HashMap<>();
        new TreeMap<>(users).forEach((key, setting) -> {
            String id = key.toUpperCase(Locale.ROOT);
            String word = setting.role().orElse("").strip();
            Optional<Role> role = Coded.find(Role.class, word);
            String name = setting.name()
                    .map(String::strip)
                    .filter(text -> !text.isEmpty())
                    .orElse(id);
            if (!ID.matcher(id).matches()) {
                errors.add(setting(key, "role") + ": found " + key + ", expected a Slack user id, such as U0123ABCD.");
            }
            if (role.isEmpty()) {
                errors.add(setting(key, "role") + ": found " + (word.isEmpty() ? "nothing" : word)
                        + ", expected one of " + String.join(", ", Coded.codes(Role.class)) + ".");
            }
            if (Optional.ofNullable(names.put(name, id)).isPresent()) {
                errors.add(setting(key, "name") + ": found the name " + name + " again, expected each name once.");
            }
            role.ifPresent(held -> actors.put(id, new Actor(name, held)));
        });
    }

    /** What is wrong with the settings; the start ends with it. */
    List<String> errors() {
        return List.copyOf(errors);
    }

    /** Who that is to us; absent for a stranger. */
    public Optional<Actor> find(String userId) {
        return Optional.ofNullable(actors.get(userId.toUpperCase(Locale.ROOT)));
    }

    private static String setting(String id, String key) {
        return "watch.access.slack-users." + id + "." + key;
    }
}
