package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.check.FailureKind;
import gov.va.mobile.watch.platform.Coded;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** Keeps this room's enums in the database by the same words as everywhere else. */
abstract class Codes<E extends Enum<E> & Coded> implements AttributeConverter<E, String> {
    private final Class<E> type;

    Codes(Class<E> type) {
        this.type = type;
    }

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable E constant) {
        return constant == null ? null : constant.code();
    }

    @Override
    public @Nullable E convertToEntityAttribute(@Nullable String code) {
        return code == null ? null : Coded.of(type, code);
    }

    /** Keeps the kind. */
    @Converter(autoApply = true)
    static class OfKind extends Codes<IncidentKind> {
        OfKind() {
            super(IncidentKind.class);
        }
    }

    /** Keeps the status. */
    @Converter(autoApply = true)
    static class OfStatus extends Codes<IncidentStatus> {
        OfStatus() {
            super(IncidentStatus.class);
        }
    }

    /** Keeps the resolution. */
    @Converter(autoApply = true)
    static class OfResolution extends Codes<Resolution> {
        OfResolution() {
            super(Resolution.class);
        }
    }

    /** Keeps the priority. */
    @Converter(autoApply = true)
    static class OfPriority extends Codes<Priority> {
        OfPriority() {
            super(Priority.class);
        }
    }

    /** Keeps the kind of a failure. */
    @Converter
    static class OfFailure extends Codes<FailureKind> {
        OfFailure() {
            super(FailureKind.class);
        }
    }
}
