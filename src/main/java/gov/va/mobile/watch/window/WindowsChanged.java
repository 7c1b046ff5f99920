package gov.va.mobile.watch.window;

import java.util.List;

/** What one transaction did to windows, in order; fired inside it. */
public record WindowsChanged(List<WindowChange> changes) {}
