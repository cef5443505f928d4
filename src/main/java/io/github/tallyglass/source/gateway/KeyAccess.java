package io.github.tallyglass.source.gateway;

import io.github.tallyglass.domain.Result;
import io.github.tallyglass.source.gateway.GatewayClient.Reply;
import io.github.tallyglass.source.gateway.LogPage.LogRow;
import io.github.tallyglass.source.gateway.LogPage.Rejected;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an API key alone tells (gateway contract §§1.4, 2.5, 5.3, 5.4).
public interface KeyAccess {

    /// The form that the server speaks; another than at first where an answer showed that it was upgraded.
    KeyForm form();

    /// What is left on the key, from whichever endpoint tells it.
    Result<Reply<KeyBalance>> balance();

    /// All rows that the server shows to the key now, where they come as one list. On other forms refused:
    /// [io.github.tallyglass.domain.Failure.NoKeyLog].
    Result<Reply<KeyList>> list();

    /// A key's quota.
    ///
    /// @param name `""` where the endpoint does not say it
    /// @param remaining quota units; null for an unlimited key, whatever number stands there
    /// @param used quota units over the key's life
    record KeyBalance(String name, @Nullable Long remaining, long used) {}

    /// A key's rows.
    ///
    /// @param rows newest first
    /// @param cut the list has as many rows as it can: older ones may be missing
    record KeyList(List<LogRow> rows, List<Rejected> rejected, boolean cut) {

        public int received() {
            return rows.size() + rejected.size();
        }
    }
}
