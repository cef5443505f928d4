package io.github.tallyglass.store;

import io.github.tallyglass.domain.Match;
import io.github.tallyglass.domain.Result;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.Function;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;

/// Connections that know `id_matches(match, stored id)`: whether a packed request id passes a condition as the
/// user wrote it.
final class FunctionsDataSource extends SQLiteDataSource {

    FunctionsDataSource(SQLiteConfig config) {
        super(config);
    }

    @Override
    public SQLiteConnection getConnection(@Nullable String user, @Nullable String password) throws SQLException {
        var connection = super.getConnection(user, password);
        Function.create(connection, "id_matches", new IdMatches(), 2, Function.FLAG_DETERMINISTIC);
        return connection;
    }

    private static final class IdMatches extends Function {
        private String text = "";
        private Match match = new Match.Contains("");

        @Override
        protected void xFunc() throws SQLException {
            var wanted = value_text(0);
            if (!wanted.equals(text) && Match.parse(wanted) instanceof Result.Ok<Match>(Match parsed)) {
                text = wanted;
                match = parsed;
            }
            result(match.test(RequestIds.unpack(stored())) ? 1 : 0);
        }

        private @Nullable Object stored() throws SQLException {
            return switch (value_type(1)) {
                case org.sqlite.core.Codes.SQLITE_BLOB -> value_blob(1);
                case org.sqlite.core.Codes.SQLITE_NULL -> null;
                default -> value_text(1);
            };
        }
    }
}
