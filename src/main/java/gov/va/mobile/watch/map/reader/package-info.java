/** Reads {@code services-map.yaml}: the YAML tree with its places, one small reader per kind, all problems at once. */
@NullMarked
package gov.va.mobile.watch.map.reader;

import org.jspecify.annotations.NullMarked;
