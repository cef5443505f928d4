package io.github.tallyglass.source.quota;

/// What has to be known of a login to ask for its quota.
///
/// @param ref [Login#ref()], repeated in what is read
/// @param accountId the workspace at ChatGPT (`chatgpt_account_id`), the user at xAI; `""` where unknown
/// @param project of Antigravity; `""` where unknown
/// @param fedRamp the login belongs to a FedRAMP workspace of ChatGPT
/// @param plan whether the plan is to be asked for where that is a request of its own
public record QuotaLogin(String ref, String accountId, String project, boolean fedRamp, boolean plan) {

    /// A login of which nothing but an account id is known.
    public QuotaLogin(String ref, String accountId) {
        this(ref, accountId, "", false, true);
    }

    public QuotaLogin withPlan(boolean asked) {
        return new QuotaLogin(ref, accountId, project, fedRamp, asked);
    }
}
