@NullMarked
package gov.va.mobile.watch.incident.screen;

import org.jspecify.annotations.NullMarked;
