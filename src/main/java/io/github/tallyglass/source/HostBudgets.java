package io.github.tallyglass.source;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;

/// One [HostBudget] for each host that was asked. Thread-safe.
public final class HostBudgets {

    private final ConcurrentSkipListMap<String, HostBudget> byHost = new ConcurrentSkipListMap<>();
    private final Clock clock;
    private final Sleeper sleeper;
    private final Pace pace;
    private final CriticalMemory memory;

    /// @param pace the pace of every host that no [#setPace(String, Pace)] names
    public HostBudgets(Clock clock, Sleeper sleeper, Pace pace) {
        this(clock, sleeper, pace, CriticalMemory.NONE);
    }

    /// @param memory of what other processes asked on critical paths
    public HostBudgets(Clock clock, Sleeper sleeper, Pace pace, CriticalMemory memory) {
        this.clock = clock;
        this.sleeper = sleeper;
        this.pace = pace;
        this.memory = memory;
    }

    /// The budget of a host, made when it is first asked for.
    ///
    /// @param host `host` or `host:port`, as [Http#hostOf(java.net.URI)] names it
    public HostBudget of(String host) {
        return byHost.computeIfAbsent(host, name -> new HostBudget(name, pace, clock, sleeper, memory));
    }

    /// Gives one host a pace of its own: the built-in demo gateway needs no politeness.
    public void setPace(String host, Pace own) {
        of(host).setPace(own);
    }

    /// All budgets, by host name.
    public List<HostBudget.Snapshot> snapshots() {
        return byHost.values().stream().map(HostBudget::snapshot).toList();
    }
}
