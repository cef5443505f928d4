package io.github.tallyglass.domain;

/// What an alert is about; tells episodes apart.
///
/// @param accountId 0 for a budget, which may span accounts
/// @param login [Login#ref()]; `""` for what is the account's own
/// @param item [QuotaWindow#id()], or one of the words below
public record AlertSubject(long accountId, String login, String item) {

    private static final String BALANCE = "balance";
    private static final String SYNC = "sync";
    private static final String STATISTICS = "statistics";

    public static AlertSubject window(long accountId, QuotaWindow window) {
        return new AlertSubject(accountId, window.login(), window.id());
    }

    public static AlertSubject balance(long accountId) {
        return new AlertSubject(accountId, "", BALANCE);
    }

    public static AlertSubject budget(long budgetId) {
        return new AlertSubject(0, "", "budget:" + budgetId);
    }

    public static AlertSubject sync(long accountId) {
        return new AlertSubject(accountId, "", SYNC);
    }

    public static AlertSubject statistics(long accountId) {
        return new AlertSubject(accountId, "", STATISTICS);
    }
}
