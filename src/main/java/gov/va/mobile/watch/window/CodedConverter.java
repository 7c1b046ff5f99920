package gov.va.mobile.watch.window;

import gov.va.mobile.watch.platform.Coded;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** Stores an enum by its word, the same as everywhere outside Java. */
abstract class CodedConverter<E extends Enum<E> & Coded> implements AttributeConverter<@Nullable E, @Nullable String> {
    private final Class<E> type;

    CodedConverter(Class<E> type) {
        this.type = type;
    }

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable E value) {
        return value == null ? null : value.code();
    }

    @Override
    public @Nullable E convertToEntityAttribute(@Nullable String code) {
        return code == null ? null : Coded.of(type, code);
    }

    @Converter
    static final class OfStatus extends CodedConverter<WindowStatus> {
        OfStatus() {
            super(WindowStatus.class);
        }
    }

    @Converter
    static final class OfOrigin extends CodedConverter<WindowView.Origin> {
        OfOrigin() {
            super(WindowView.Origin.class);
        }
    }

    @Converter
    static final class OfScope extends CodedConverter<Scope> {
        OfScope() {
            super(Scope.class);
        }
    }

    @Converter
    static final class OfBasis extends CodedConverter<Estimate.Basis> {
        OfBasis() {
            super(Estimate.Basis.class);
        }
    }

    @Converter
    static final class OfChange extends CodedConverter<ChangePolicy.Kind> {
        OfChange() {
            super(ChangePolicy.Kind.class);
        }
    }
}
