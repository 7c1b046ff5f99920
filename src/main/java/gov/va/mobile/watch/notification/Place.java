package gov.va.mobile.watch.notification;

import java.util.Optional;

/**
 * Where a message lies at Slack.
 *
 * @param channel the channel's id
 * @param ts Slack's id of the message in it
 * @param threadTs the first message of the thread that it answers in; absent for one that stands by itself
 */
public record Place(String channel, String ts, Optional<String> threadTs) {}
