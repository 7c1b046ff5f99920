package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.platform.Coded;

/** Where messages go (domain.md §1, "Channels"). */
public enum Destination implements Coded {
    /** The alerts channel. */
    ALERTS("#va-mobile-app-alerts", "WATCH_SLACK_ALERTS_WEBHOOK"),
    /** The team's channel. */
    TEAM("#va-mobile-app", "WATCH_SLACK_TEAM_WEBHOOK"),
    /** VA.gov's on-call, told of windows that take VA.gov down too. */
    ONCALL("#oncall", "WATCH_SLACK_ONCALL_WEBHOOK"),
    /** Where drills are told, and nothing else. */
    DRILL("the drill channel", "WATCH_SLACK_DRILL_WEBHOOK");

    private final String channel;
    private final String setting;

    Destination(String channel, String setting) {
        this.channel = channel;
        this.setting = setting;
    }

    /** The channel's name, as people know it. */
    public String channel() {
        return channel;
    }

    /** The environment variable that holds its webhook. */
    public String setting() {
        return setting;
    }

    /** Why nothing can be delivered there while its webhook is not set. */
    public String unset() {
        return "no webhook set for " + channel + " (" + setting + ")";
    }
}
