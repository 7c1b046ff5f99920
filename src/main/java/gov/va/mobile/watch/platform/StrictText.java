package gov.va.mobile.watch.platform;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.IOException;

/** Texts of requests: numbers are not taken for texts, and what PostgreSQL cannot keep (U+0000, half a surrogate pair) is refused here, not there. */
final class StrictText extends StdScalarDeserializer<String> {
    static final String WORDS = "text without the character U+0000 or half characters";

    StrictText() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            if (parser.currentToken().isScalarValue()) {
                throw InvalidFormatException.from(parser, "no text", parser.getText(), String.class);
            }
            throw MismatchedInputException.from(parser, String.class, "no text");
        }
        String text = parser.getText();
        if (!storable(text)) {
            throw MismatchedInputException.from(parser, String.class, "not to be stored");
        }
        return text;
    }

    /** Whether PostgreSQL can keep it. */
    static boolean storable(String text) {
        return text.codePoints()
                .noneMatch(
                        point -> point == 0 || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE));
    }
}
