package io.github.tallyglass.store;

import io.github.tallyglass.domain.ExtraText;
import io.github.tallyglass.domain.Match;
import io.github.tallyglass.domain.Result;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.Function;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;
import org.sqlite.core.Codes;

/// Connections that know `id_matches(match, stored id)`: whether a packed request id passes a condition
/// as the user wrote it, and `response_matches(match, extra)`: the same for the response id within a
/// row's further fields.
final class FunctionsDataSource extends SQLiteDataSource {

    FunctionsDataSource(SQLiteConfig config) {
        super(config);
    }

    @Override
    public SQLiteConnection getConnection(@Nullable String user, @Nullable String password) throws SQLException {
        var connection = super.getConnection(user, password);
        Function.create(connection, "id_matches", new IdMatches(), 2, Function.FLAG_DETERMINISTIC);
        Function.create(connection, "response_matches", new ResponseMatches(), 2, Function.FLAG_DETERMINISTIC);
        return connection;
    }

    /// A condition, read once for all rows of a question.
    private abstract static class Matching extends Function {
        private String text = "";
        private Match match = new Match.Contains("");

        @Override
        protected final void xFunc() throws SQLException {
            var wanted = value_text(0);
            if (!wanted.equals(text) && Match.parse(wanted) instanceof Result.Ok<Match>(Match parsed)) {
                text = wanted;
                match = parsed;
            }
            result(match.test(value()) ? 1 : 0);
        }

        /// `""` where the row has none.
        abstract String value() throws SQLException;
    }

    private static final class IdMatches extends Matching {
        @Override
        String value() throws SQLException {
            return RequestIds.unpack(stored());
        }

        private @Nullable Object stored() throws SQLException {
            return switch (value_type(1)) {
                case Codes.SQLITE_BLOB -> value_blob(1);
                case Codes.SQLITE_NULL -> null;
                default -> value_text(1);
            };
        }
    }

    private static final class ResponseMatches extends Matching {
        @Override
        String value() throws SQLException {
            return value_type(1) == Codes.SQLITE_NULL
                    ? ""
                    : ExtraText.field(value_text(1), "response_id").orElse("");
        }
    }
}
