package io.github.tallyglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.query.UsageQueries;
import io.github.tallyglass.sync.SyncControl;
import io.github.tallyglass.ui.FakeQueries;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WindowQueriesTest {

    /// A question that the interface answers by itself would never reach the cache.
    @Test
    void everyQuestionIsHandedOn() {
        assertHandsOn(UsageQueries.class, WindowQueries.class);
        assertHandsOn(SyncControl.class, WindowSync.class);
    }

    private static void assertHandsOn(Class<?> all, Class<?> one) {
        assertThat(Arrays.stream(all.getMethods())
                        .filter(method -> !Modifier.isStatic(method.getModifiers()))
                        .filter(method -> {
                            try {
                                return one.getMethod(method.getName(), method.getParameterTypes())
                                                .getDeclaringClass()
                                        != one;
                            } catch (NoSuchMethodException e) {
                                return true;
                            }
                        }))
                .isEmpty();
    }

    @Test
    void whatIsSubscribedEndsWithTheLifeAndNotBefore() {
        var queries = FakeQueries.filled();
        var life = new Lifetime();
        var scoped = life.queries(queries);
        var heard = new AtomicInteger();
        var _ = scoped.onChange(heard::incrementAndGet);
        var early = scoped.onChange(heard::incrementAndGet);
        assertThat(life.size()).isEqualTo(2);
        early.close();
        assertThat(life.size()).isEqualTo(1);
        queries.announce();
        assertThat(heard).hasValue(1);
        life.close();
        var _ = scoped.onChange(heard::incrementAndGet);
        queries.announce();
        assertThat(heard).hasValue(1);
    }
}
