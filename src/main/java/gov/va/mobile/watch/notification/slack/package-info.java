/** What Slack sends us: buttons, dialogs and the command, each signed (domain.md §6, docs/slack.md). */
@NullMarked
package gov.va.mobile.watch.notification.slack;

import org.jspecify.annotations.NullMarked;
