package gov.va.mobile.watch.exercise;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How a drill is to be.
 *
 * @param failFor for how long the upstream is to fail: whole seconds as an ISO-8601 duration, from {@code PT20S} to {@code PT30M}; absent: {@code PT30S}
 */
public record DrillRequest(
        @Schema(
                description = "for how long the built-in upstream fails, from PT20S to PT30M",
                examples = "PT30S",
                defaultValue = "PT30S")
        @Nullable
        String failFor) {}
