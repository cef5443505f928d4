package io.github.tallyglass.source.quota;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/// Token files with invented contents, in the forms of the contract of CLIProxyAPI and quotas §3.5 and
/// §4.1.
public final class TokenFixtures {

    private TokenFixtures() {}

    /// `auth.json` of Codex.
    public static Path codex(Path file, String email, String account, String plan, Instant expires) throws IOException {
        return write(file, """
                {"auth_mode":"chatgpt","OPENAI_API_KEY":null,"tokens":{"id_token":"%s","access_token":"%s",
                 "refresh_token":"rt-codex-invented","account_id":"%s"},"last_refresh":"2026-11-20T08:00:00Z"}
                """.formatted(idToken(email, account, plan), accessToken(email, expires), account));
    }

    /// `.credentials.json` of Claude Code.
    public static Path claude(Path file, Instant expires, String scopes) throws IOException {
        return write(file, """
                {"mcpOAuth":{},"claudeAiOauth":{"accessToken":"sk-ant-oat01-invented","refreshToken":"sk-ant-ort01",
                 "expiresAt":%d,"scopes":["user:inference","%s"],"subscriptionType":"max",
                 "rateLimitTier":"default_claude_max_5x"}}
                """.formatted(expires.toEpochMilli(), scopes));
    }

    /// A Codex login in the auth folder of a CLIProxyAPI.
    public static Path proxyCodex(Path file, String email, String account, Instant expires, boolean disabled)
            throws IOException {
        return write(file, """
                {"type":"codex","id_token":"%s","access_token":"at-%s","refresh_token":"rt-codex-invented",
                 "account_id":"%s","last_refresh":"2026-11-20T08:00:00Z","email":"%s","expired":"%s","disabled":%s}
                """.formatted(idToken(email, account, "team"), email, account, email, expires, disabled));
    }

    /// An auth folder with all five providers, a disabled login, an expired one further down, and files
    /// that are none of this.
    public static void authFolder(Path folder, Instant now) throws IOException {
        var far = now.plusSeconds(900_000);
        proxyCodex(folder.resolve("codex-a@example.com-plus.json"), "a@example.com", "acct-invented-1", far, false);
        proxyCodex(folder.resolve("misleading-claude-name.json"), "b@example.com", "acct-invented-2", far, true);
        proxyCodex(
                folder.resolve("sub/deeper/codex-nested@example.com.json"),
                "nested@example.com",
                "acct-invented-3",
                now.minusSeconds(5),
                false);
        write(folder.resolve("claude-c@example.com.json"), """
                {"type":"claude","access_token":"sk-ant-oat01-c","refresh_token":"x","email":"c@example.com",
                 "account_uuid":"00000000-0000-4000-8000-00000000000a","expired":"%s"}
                """.formatted(far));
        write(folder.resolve("antigravity-d@example.com.json"), """
                {"type":"antigravity","access_token":"ya29.invented","refresh_token":"1//x","expires_in":3599,
                 "timestamp":%d,"expired":"%s","email":"d@example.com","project_id":"proj-invented-1"}
                """.formatted(now.toEpochMilli(), far));
        write(folder.resolve("kimi-k.json"), """
                {"type":"kimi","access_token":"kimi-invented","refresh_token":"x","device_id":"dev","expired":"%s"}
                """.formatted(far));
        write(folder.resolve("xai-e@example.com.json"), """
                {"type":"xai","access_token":"xai-invented","refresh_token":"x","sub":"user-e","email":"e@example.com",
                 "expired":"%s"}
                """.formatted(far));
        write(folder.resolve("gemini-old.json"), "{\"type\":\"gemini\",\"access_token\":\"g\"}");
        write(folder.resolve("broken.json"), "{\"type\":\"codex\",\"access_tok");
        write(folder.resolve("list.json"), "[1,2]");
        write(folder.resolve("notes.txt"), "{\"type\":\"codex\",\"access_token\":\"never\"}");
    }

    /// Text of every file beneath a folder, and that there are no others.
    public static Map<String, String> contents(Path folder) throws IOException {
        var all = new TreeMap<String, String>();
        try (var walk = Files.walk(folder)) {
            for (var path : walk.toList()) {
                all.put(
                        folder.relativize(path).toString(),
                        Files.isDirectory(path) ? "" : Files.readString(path, StandardCharsets.UTF_8));
            }
        }
        return all;
    }

    /// What a bearer of the Codex file sends.
    public static String accessToken(String email, Instant expires) {
        return jwt("{\"sub\":\"%s\",\"exp\":%d}".formatted(email, expires.getEpochSecond()));
    }

    private static String idToken(String email, String account, String plan) {
        return jwt("""
                {"email":"%s","https://api.openai.com/auth":{"chatgpt_account_id":"%s","chatgpt_plan_type":"%s",
                 "chatgpt_subscription_active_start":"2026-08-01T00:00:00+00:00",
                 "chatgpt_subscription_active_until":"2026-12-31T00:00:00+00:00"}}
                """.formatted(email, account, plan));
    }

    private static String jwt(String claims) {
        return base64("{\"alg\":\"RS256\"}") + "." + base64(claims) + "." + base64("invented-signature");
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
