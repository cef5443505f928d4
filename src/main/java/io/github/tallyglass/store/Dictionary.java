package io.github.tallyglass.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Values that many rows share, each stored once under a small number from 1 on, and held in memory. A
/// table only grows, so that keeping up with another process or thread is to read what lies beyond the
/// last number.
///
/// @param <T> a value, equal to others of the same content
public final class Dictionary<T> {

    /// Fills the parameters of an insert from the given index on.
    @FunctionalInterface
    interface Bind<T> {
        void bind(PreparedStatement statement, int index, T value) throws SQLException;
    }

    /// Reads a value from the columns from index 1 on.
    @FunctionalInterface
    interface Read<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final String select;
    private final String insert;
    private final Bind<T> bind;
    private final Read<T> read;
    private final List<T> byId = new ArrayList<>();
    private final Map<T, Integer> ids = new HashMap<>();

    /// @param columns all columns but `id`, separated by commas
    Dictionary(String table, String columns, Bind<T> bind, Read<T> read) {
        this.bind = bind;
        this.read = read;
        select = "SELECT " + columns + " FROM " + table + " WHERE id > ? ORDER BY id";
        insert = "INSERT INTO " + table + " (id, " + columns + ") VALUES (?" + ", ?".repeat(columns.split(",").length)
                + ")";
    }

    /// Reads what was added since the last time.
    synchronized void refresh(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(select)) {
            statement.setInt(1, byId.size());
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var value = read.read(rows);
                    byId.add(value);
                    ids.put(value, byId.size());
                }
            }
        }
    }

    /// The number of a value, stored now if it is new.
    synchronized int idOf(Connection connection, T value) throws SQLException {
        var known = ids.get(value);
        if (known != null) {
            return known;
        }
        try (var statement = connection.prepareStatement(insert)) {
            statement.setInt(1, byId.size() + 1);
            bind.bind(statement, 2, value);
            statement.executeUpdate();
        }
        byId.add(value);
        ids.put(value, byId.size());
        return byId.size();
    }

    /// @param id a number that a row read in the same transaction holds
    public synchronized T get(int id) {
        return byId.get(id - 1);
    }

    /// All values; the first has the number 1.
    public synchronized List<T> all() {
        return List.copyOf(byId);
    }

    /// Forgets everything, after a transaction that was undone.
    synchronized void forget() {
        byId.clear();
        ids.clear();
    }
}
