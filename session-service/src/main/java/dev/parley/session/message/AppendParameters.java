package dev.parley.session.message;

import dev.parley.session.message.BatchItems.Candidate;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// The parameters of a statement about a whole batch, bound one after the other: what each candidate has of one kind is
/// one array.
final class AppendParameters {
    private final Connection connection;
    private final PreparedStatement statement;
    private final List<Candidate> candidates;
    private int bound;

    AppendParameters(Connection connection, PreparedStatement statement, List<Candidate> candidates) {
        this.connection = connection;
        this.statement = statement;
        this.candidates = candidates;
    }

    <T> void array(String type, IntFunction<T[]> array, Function<Candidate, @Nullable T> of) throws SQLException {
        array(type, candidates.stream().map(of).toArray(array));
    }

    void array(String type, Object[] values) throws SQLException {
        statement.setArray(++bound, connection.createArrayOf(type, values));
    }

    void moment(Timestamp at) throws SQLException {
        statement.setTimestamp(++bound, at);
    }
}
