/** The services map: what is watched, who owns it and what depends on it; its reader, schema and revision. */
@NullMarked
package gov.va.mobile.watch.map;

import org.jspecify.annotations.NullMarked;
