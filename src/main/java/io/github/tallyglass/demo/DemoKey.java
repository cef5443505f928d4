package io.github.tallyglass.demo;

import java.math.BigDecimal;
import java.util.List;
import java.util.random.RandomGenerator;

/// An API key of the demo account: who uses it, through which group, for which models.
@SuppressWarnings("ImmutableEnumChecker") // The lists are made by List.of and cannot change.
enum DemoKey {
    LAPTOP(
            1,
            "laptop",
            "default",
            "1",
            30,
            List.of("claude-code"),
            List.of(
                    DemoModel.SONNET,
                    DemoModel.SONNET,
                    DemoModel.SONNET,
                    DemoModel.OPUS,
                    DemoModel.OPUS,
                    DemoModel.HAIKU)),
    CODEX(
            2,
            "codex",
            "default",
            "1",
            22,
            List.of("codex-cli"),
            List.of(DemoModel.CODEX, DemoModel.CODEX, DemoModel.CODEX, DemoModel.GPT)),
    WEB_APP(
            3,
            "web app",
            "vip",
            "0.8",
            20,
            List.of("openai-python"),
            List.of(DemoModel.MINI, DemoModel.MINI, DemoModel.MINI, DemoModel.GPT, DemoModel.DEEPSEEK)),
    NIGHTLY(
            4,
            "nightly batch",
            "batch",
            "0.5",
            6,
            List.of("openai-node"),
            List.of(DemoModel.DEEPSEEK, DemoModel.DEEPSEEK, DemoModel.DEEPSEEK, DemoModel.MINI, DemoModel.HAIKU)),
    RESEARCH(
            5,
            "research",
            "default",
            "1",
            14,
            List.of("open-webui", "cherry-studio"),
            List.of(DemoModel.GEMINI, DemoModel.GEMINI, DemoModel.GPT, DemoModel.OPUS)),
    TEAM(
            6,
            "团队-共享",
            "vip",
            "0.8",
            8,
            List.of("cherry-studio"),
            List.of(
                    DemoModel.QWEN,
                    DemoModel.QWEN,
                    DemoModel.QWEN,
                    DemoModel.SONNET,
                    DemoModel.GEMINI,
                    DemoModel.SORA));

    private static final int ALL_SHARES =
            List.of(values()).stream().mapToInt(key -> key.share).sum();

    private final int id;
    private final String keyName;
    private final String group;
    private final BigDecimal groupRatio;
    private final int share;
    private final List<String> clients;
    private final List<DemoModel> models;

    DemoKey(
            int id,
            String keyName,
            String group,
            String groupRatio,
            int share,
            List<String> clients,
            List<DemoModel> models) {
        this.id = id;
        this.keyName = keyName;
        this.group = group;
        this.groupRatio = new BigDecimal(groupRatio);
        this.share = share;
        this.clients = clients;
        this.models = models;
    }

    /// A key by its share of the working day's requests.
    static DemoKey pick(RandomGenerator random) {
        var left = random.nextInt(ALL_SHARES);
        for (var key : values()) {
            left -= key.share;
            if (left < 0) {
                return key;
            }
        }
        return LAPTOP;
    }

    DemoModel pickModel(RandomGenerator random) {
        return models.get(random.nextInt(models.size()));
    }

    String client(int which) {
        return clients.get(which % clients.size());
    }

    int id() {
        return id;
    }

    String keyName() {
        return keyName;
    }

    String group() {
        return group;
    }

    BigDecimal groupRatio() {
        return groupRatio;
    }
}
