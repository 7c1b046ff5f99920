package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.platform.Coded;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Where messages go: the channels of domain.md §1, which are also the audiences that a message is for, and {@link Receiver}s, which are told what goes to these. */
public enum Destination implements Coded {
    /** The alerts channel. */
    ALERTS("slack", "#va-mobile-app-alerts", "WATCH_SLACK_ALERTS_WEBHOOK"),
    /** The team's channel. */
    TEAM("slack", "#va-mobile-app", "WATCH_SLACK_TEAM_WEBHOOK"),
    /** VA.gov's on-call, told of windows that take VA.gov down too. */
    ONCALL("slack", "#oncall", "WATCH_SLACK_ONCALL_WEBHOOK"),
    /** Where drills are told, and nothing else. */
    DRILL("slack", "the drill channel", "WATCH_SLACK_DRILL_WEBHOOK"),
    /** A program of somebody's. */
    WEBHOOK("webhook", "the webhook", "WATCH_WEBHOOK_URL"),
    /** People's mailboxes. */
    EMAIL("email", "e-mail", "WATCH_EMAIL_HOST"),
    /** A PagerDuty service of our own, for alarms. */
    PAGERDUTY("pagerduty", "PagerDuty", "WATCH_PAGERDUTY_ALERTS_KEY");

    /** For whom messages are. */
    static final Set<Destination> AUDIENCES = Collections.unmodifiableSet(EnumSet.range(ALERTS, DRILL));

    private final String kind;
    private final String channel;
    private final String setting;

    Destination(String kind, String channel, String setting) {
        this.kind = kind;
        this.channel = channel;
        this.setting = setting;
    }

    /** What it is reached by: {@code slack}, {@code webhook}, … */
    public String kind() {
        return kind;
    }

    /** The channel's name, as people know it. */
    public String channel() {
        return channel;
    }

    /** The environment variable that says how to reach it. */
    public String setting() {
        return setting;
    }

    /** Why nothing can be delivered there while that is not set. */
    public String unset() {
        return AUDIENCES.contains(this)
                ? "no webhook set for " + channel + " (" + setting + ")"
                : channel + " is not set up (" + setting + ")";
    }
}
