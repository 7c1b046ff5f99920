package gov.va.mobile.watch.platform;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * The body of every error answer, {@code application/problem+json} (RFC 9457; api.md).
 *
 * @param type {@code about:blank} or a URI reference that names the kind of problem
 * @param detail what was found and what would be right
 * @param errors for input: which fields
 * @param more further members, such as {@code legal} and {@code conflictsWith} of a 409
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        List<FieldError> errors,
        @JsonAnyGetter Map<String, Object> more) {

    /** The media type of a problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** What is wrong with one field of the input. */
    public record FieldError(String field, String message) {}
}
