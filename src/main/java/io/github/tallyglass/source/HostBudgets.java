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
    private final HostMemory memory;
    private final CriticalMemory criticalMemory;

    /// Budgets that begin anew with each process.
    ///
    /// @param pace the pace of every host that no [#setPace(String, Pace)] names
    public HostBudgets(Clock clock, Sleeper sleeper, Pace pace) {
        this(clock, sleeper, pace, HostMemory.NONE, CriticalMemory.NONE);
    }

    /// @param memory of what hosts taught
    /// @param criticalMemory of what other processes asked on critical paths
    public HostBudgets(Clock clock, Sleeper sleeper, Pace pace, HostMemory memory, CriticalMemory criticalMemory) {
        this.clock = clock;
        this.sleeper = sleeper;
        this.pace = pace;
        this.memory = memory;
        this.criticalMemory = criticalMemory;
    }

    /// The budget of a host, made when it is first asked for.
    ///
    /// @param host `host` or `host:port`, as [Http#hostOf(java.net.URI)] names it
    public HostBudget of(String host) {
        return byHost.computeIfAbsent(host, name -> new HostBudget(name, pace, clock, sleeper, memory, criticalMemory));
    }

    /// Gives one host a pace of its own, whatever it is and has taught: the built-in demo gateway needs no
    /// politeness, and a user may ask for another rate.
    public void setPace(String host, Pace own) {
        of(host).setPace(own);
    }

    /// The polite pace of the line that a host turned out to be; one that was set stays.
    public void suggestPace(String host, Pace polite) {
        of(host).suggestPace(polite);
    }

    /// All budgets, by host name.
    public List<HostBudget.Snapshot> snapshots() {
        return byHost.values().stream().map(HostBudget::snapshot).toList();
    }
}
