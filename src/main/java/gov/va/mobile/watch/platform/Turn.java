package gov.va.mobile.watch.platform;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * One at a time: every transaction that may move a state takes its turn by a transaction-level advisory lock, so that judgement never sees half of another
 * replica's news and nothing deadlocks (behaviour.md §2). Waits are bounded; nothing may call another system while it holds the turn.
 */
@ApplicationScoped
public class Turn {
    /** "UPWATCH" as a number: any constant does, as long as every replica uses the same. */
    private static final long KEY = 0x55505741544348L;

    private static final String LOCK = "SET LOCAL lock_timeout = '3s'; SELECT pg_advisory_xact_lock(" + KEY + ")";

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final DataSource database;

    public Turn(DataSource database) {
        this.database = database;
    }

    /**
     * Does the work in a new transaction that holds the turn.
     *
     * @throws TurnBusyException when others held it for longer than 3 s; nothing was done then
     */
    public <T> T take(Supplier<T> work) {
        return QuarkusTransaction.requiringNew().call(() -> {
            lock();
            return work.get();
        });
    }

    /** {@link #take(Supplier)} for work without an answer. */
    public void take(Runnable work) {
        take(() -> {
            work.run();
            return true;
        });
    }

    private void lock() {
        try (Connection connection = database.getConnection();
                // prepared, because the driver reads the text anew of a statement that is not
                PreparedStatement statement = connection.prepareStatement(LOCK)) {
            statement.execute();
        } catch (SQLException failed) {
            if (LOCK_NOT_AVAILABLE.equals(failed.getSQLState())) {
                throw new TurnBusyException(failed);
            }
            throw new DatabaseException("could not take the turn", failed);
        }
    }
}
