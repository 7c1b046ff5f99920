package gov.va.mobile.watch.window;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of an upstream's announcements.
 *
 * @param items the windows that stand for them
 * @param ignored what no window was made of, and why
 */
@Schema(name = "AnnouncedMaintenance")
record MaintenanceNoticeAnswer(List<WindowView> items, List<MaintenanceNoticeCalendar.Ignored> ignored) {}
