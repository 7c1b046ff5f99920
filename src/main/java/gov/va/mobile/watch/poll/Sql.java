package gov.va.mobile.watch.poll;

import gov.va.mobile.watch.check.Failure;
import gov.va.mobile.watch.check.FailureKind;
import gov.va.mobile.watch.platform.Coded;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Reads the columns that the tables of this room have in common. */
final class Sql {
    private Sql() {}

    static Optional<Failure> failure(ResultSet rows, int kind, int message) throws SQLException {
        String code = rows.getString(kind);
        String words = rows.getString(message);
        return code == null || words == null
                ? Optional.empty()
                : Optional.of(new Failure(Coded.of(FailureKind.class, code), words));
    }

    static List<String> texts(ResultSet rows, int column) throws SQLException {
        Array array = rows.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    static List<Number> numbers(ResultSet rows, int column) throws SQLException {
        return List.of((Number[]) rows.getArray(column).getArray());
    }
}
