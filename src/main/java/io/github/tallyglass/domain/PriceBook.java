package io.github.tallyglass.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// All known prices: the user's own before imported lists, these before the lists of the program. A row is
/// priced as of its day. Of imported lists the youngest that is not younger than the row counts, of the
/// program's own likewise; its oldest list counts for all days before, too. A model that only a younger
/// imported list knows has that list's price: a price that came late is better than none.
///
/// A row whose model no list has, or whose request went well and told no tokens, has no price. A failed
/// attempt costs what its tokens cost, nothing without any.
///
/// A failed attempt at a model without a price has none either: beside requests that nobody can put a
/// price on, its nothing would look like the price of all.
public final class PriceBook implements ListPrices {

    /// Part of [#fingerprint()]: another number where the rules above price rows otherwise than before.
    private static final String RULES = "2";

    private static final long ALWAYS = Long.MIN_VALUE;
    private static final int MOST_REMEMBERED = 20_000;

    private final List<OwnPrice> own;
    private final List<PriceList> lists;
    private final ZoneId zone;
    private final List<OwnPattern> patterns;
    private final List<PriceIndex> imported;
    private final List<PriceIndex> builtIn;
    private final Map<Asked, List<PriceOffer>> offers = new ConcurrentHashMap<>();

    private record Asked(String provider, String model) {}

    /// @param zone in which a row's day is counted
    public PriceBook(List<OwnPrice> own, List<PriceList> lists, ZoneId zone) {
        this.own = List.copyOf(own);
        this.lists = List.copyOf(lists);
        this.zone = zone;
        patterns = this.own.stream()
                .map(price -> new OwnPattern(price, price.from() == null ? ALWAYS : start(price.from())))
                .sorted(OwnPattern.NARROWEST_FIRST)
                .toList();
        imported = youngestFirst(PriceList.Kind.IMPORTED);
        builtIn = youngestFirst(PriceList.Kind.BUILT_IN);
    }

    private List<PriceIndex> youngestFirst(PriceList.Kind kind) {
        return lists.stream()
                .filter(list -> list.kind() == kind)
                .sorted(Comparator.comparing(PriceList::day)
                        .thenComparing(PriceList::id)
                        .reversed())
                .map(PriceIndex::new)
                .toList();
    }

    private long start(LocalDate day) {
        return day.atStartOfDay(zone).toEpochSecond();
    }

    public List<OwnPrice> own() {
        return own;
    }

    public List<PriceList> lists() {
        return lists;
    }

    @Override
    public Priced price(UsageEvent row) {
        if (row.tokens().total() == 0) {
            return row.type() == EventType.ERROR && offer(row).isPresent()
                    ? new Priced(row.withQuota(0), QuotaUnit.LIST_PRICE)
                    : new Priced(row.withQuota(0), QuotaUnit.UNPRICED);
        }
        var offer = offer(row);
        var quota = offer.map(each -> each.quota(row));
        return quota.isPresent()
                ? new Priced(row.withQuota(quota.get()), offer.get().unit())
                : new Priced(row.withQuota(0), QuotaUnit.UNPRICED);
    }

    /// How [#price] comes about; empty where it finds none, and for rows without tokens.
    public Optional<ListPriceExplanation> explain(UsageEvent row) {
        return row.tokens().total() == 0
                ? Optional.empty()
                : offer(row)
                        .flatMap(
                                offer -> Optional.ofNullable(offer.quota(row)).map(quota -> offer.explain(row, quota)));
    }

    /// Whether any row of this model may cost something else by the other book.
    ///
    /// @param provider as rows name it
    public boolean differs(PriceBook other, String provider, String model) {
        var mine = offers(provider, model);
        var theirs = other.offers(provider, model);
        if (mine.size() != theirs.size()) {
            return true;
        }
        for (var i = 0; i < mine.size(); i++) {
            if (!mine.get(i).pricesAs(theirs.get(i))) {
                return true;
            }
        }
        return false;
    }

    /// Books with the same fingerprint price every row the same.
    public String fingerprint() {
        var texts = new ArrayList<String>();
        for (var index : List.of(imported, builtIn)) {
            index.forEach(each -> texts.add(each.list().withId(0).toString()));
        }
        var text =
                RULES + sorted(own) + texts + (own.isEmpty() && imported.isEmpty() && builtIn.size() < 2 ? "" : zone);
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static List<String> sorted(List<OwnPrice> prices) {
        return prices.stream().map(OwnPrice::toString).sorted().toList();
    }

    private Optional<PriceOffer> offer(UsageEvent row) {
        for (var offer : offers(row.origin().upstream().provider(), row.model())) {
            if (offer.countsAt(row.createdAt())) {
                return Optional.of(offer);
            }
        }
        return Optional.empty();
    }

    /// In the order in which they count; the first one whose day has come is the price.
    private List<PriceOffer> offers(String provider, String model) {
        var asked = new Asked(provider, model);
        var known = offers.get(asked);
        if (known == null) {
            if (offers.size() >= MOST_REMEMBERED) {
                // Whatever a source sends as a model's name must not fill the memory.
                offers.clear();
            }
            known = find(asked);
            offers.put(asked, known);
        }
        return known;
    }

    private List<PriceOffer> find(Asked asked) {
        var names = ModelNames.of(asked.model());
        var seller = ModelNames.seller(asked.provider());
        var found = new ArrayList<PriceOffer>();
        for (var name : names) {
            patterns.stream().filter(pattern -> pattern.matches(name)).forEach(pattern -> found.add(pattern.offer()));
        }
        imported.forEach(index -> index.find(seller, names)
                .ifPresent(price -> found.add(
                        new PriceOffer(price, index.list(), start(index.list().day())))));
        for (var i = 0; i < builtIn.size(); i++) {
            var index = builtIn.get(i);
            var from = i == builtIn.size() - 1 ? ALWAYS : start(index.list().day());
            index.find(seller, names).ifPresent(price -> found.add(new PriceOffer(price, index.list(), from)));
        }
        for (var index : imported.reversed()) {
            index.find(seller, names).ifPresent(price -> found.add(new PriceOffer(price, index.list(), ALWAYS)));
        }
        return List.copyOf(found);
    }
}
