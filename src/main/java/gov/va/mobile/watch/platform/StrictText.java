package gov.va.mobile.watch.platform;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Texts of requests: numbers are not taken for texts, what PostgreSQL cannot keep (U+0000, half a surrogate pair) is refused here, not there, and what people
 * write freely ({@link FreeText}) is looked at.
 */
final class StrictText extends StdScalarDeserializer<String> implements ContextualDeserializer {
    static final String WORDS = "text without the character U+0000 or half characters";

    private static final long serialVersionUID = 1;

    private final transient Supplier<FreeTextScreen> screen;
    private final boolean free;

    /** @param screen looks at free texts */
    StrictText(Supplier<FreeTextScreen> screen) {
        this(screen, false);
    }

    private StrictText(Supplier<FreeTextScreen> screen, boolean free) {
        super(String.class);
        this.screen = screen;
        this.free = free;
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
        boolean marked = property != null && property.getAnnotation(FreeText.class) != null;
        return marked == free ? this : new StrictText(screen, marked);
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
            throw new RefusedText(parser, "found what cannot be kept, expected " + WORDS);
        }
        return free ? screened(text, parser) : text;
    }

    private String screened(String text, JsonParser parser) throws IOException {
        return switch (screen.get().look(text)) {
            case FreeTextScreen.Verdict.Taken taken -> taken.text();
            case FreeTextScreen.Verdict.Refused refused -> throw new RefusedText(parser, refused.why());
        };
    }

    /** Whether PostgreSQL can keep it. */
    static boolean storable(String text) {
        return text.codePoints()
                .noneMatch(
                        point -> point == 0 || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE));
    }
}
