package gov.va.mobile.watch.platform;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

/** A text of a request that is not taken; says why without repeating it. */
final class RefusedText extends MismatchedInputException {
    private static final long serialVersionUID = 1;

    RefusedText(JsonParser parser, String why) {
        super(parser, why, String.class);
    }
}
