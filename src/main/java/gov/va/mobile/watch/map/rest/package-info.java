/** Shows the services map in force, and its schema, to people and programs. */
@NullMarked
package gov.va.mobile.watch.map.rest;

import org.jspecify.annotations.NullMarked;
