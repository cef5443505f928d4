package io.github.tallyglass.ui.reconcile;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.DayCheck;
import io.github.tallyglass.query.CalendarDay;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One account's days in the calendar.
///
/// @param begin the first day of which anything is kept; null when nothing is
/// @param checks what was compared, by day
/// @param pruned days whose rows are not kept any more
record AccountDays(
        Account account,
        @Nullable LocalDate begin,
        Map<LocalDate, CalendarDay.State> states,
        Map<LocalDate, DayCheck> checks,
        Set<LocalDate> pruned) {

    static AccountDays of(Account account, Collection<CalendarDay> days, Collection<DayCheck> checks) {
        var states = new HashMap<LocalDate, CalendarDay.State>();
        days.stream().filter(day -> day.accountId() == account.id()).forEach(day -> states.put(day.day(), day.state()));
        var pruned = days.stream()
                .filter(day -> day.accountId() == account.id() && day.pruned())
                .map(CalendarDay::day)
                .collect(Collectors.toUnmodifiableSet());
        var compared = new HashMap<LocalDate, DayCheck>();
        checks.stream()
                .filter(check -> check.accountId() == account.id())
                .forEach(check -> compared.put(check.day(), check));
        var begin = states.entrySet().stream()
                .filter(day -> day.getValue() != CalendarDay.State.MISSING)
                .map(Map.Entry::getKey)
                .min(Comparator.naturalOrder())
                .orElse(null);
        return new AccountDays(account, begin, Map.copyOf(states), Map.copyOf(compared), pruned);
    }

    /// Days before the first that is kept are not missed.
    DayLook look(LocalDate day) {
        var state = states.get(day);
        return state == null || begin == null || day.isBefore(begin) ? DayLook.OUTSIDE : DayLook.of(state);
    }

    /// The gateway's sum is another one, and nothing explains it.
    boolean differs(LocalDate day) {
        var check = checks.get(day);
        return check != null && check.state() == DayCheck.State.DIFFERS;
    }

    /// How many days look like one of these.
    long count(List<DayLook> looks) {
        return states.keySet().stream().filter(day -> looks.contains(look(day))).count();
    }

    long differing() {
        return checks.keySet().stream().filter(this::differs).count();
    }
}
