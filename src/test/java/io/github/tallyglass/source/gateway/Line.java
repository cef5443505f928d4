package io.github.tallyglass.source.gateway;

import io.github.tallyglass.domain.AccountKind;

/// One server of the family as a test plays it, with what sets it apart on the wire (gateway contract
/// §§1.2,
/// 1.3, 2.1, 5.2).
///
/// @param captures folder of captured replies; `""` where there is only the contract
/// @param kind what the user has to say for it to be found
/// @param dialect what has to be found
/// @param idHeader demanded beside the token; `""` for none
/// @param rawTokenOnly `Bearer` is refused
/// @param rows shape of the list of rows, `array`, `items` or `data`
/// @param base number of the first page of rows
/// @param cap rows of a page at most
/// @param keys shape of the list of keys
/// @param hourly whether `/api/data/self` exists
public record Line(
        String captures,
        AccountKind kind,
        String dialect,
        String idHeader,
        boolean rawTokenOnly,
        String rows,
        int base,
        int cap,
        String keys,
        boolean hourly) {

    public static final Line NEW_API_2026_01 = captured("new-api-2026-01", "new-api-2025", "New-Api-User", "items", 1);
    public static final Line NEW_API_2025_04 = new Line(
            "new-api-2025-04", AccountKind.AUTO, "new-api-2025", "New-Api-User", false, "items", 1, 100, "array", true);
    public static final Line VELOERA = new Line(
            "veloera-2025-06", AccountKind.AUTO, "veloera", "Veloera-User", false, "items", 1, 100, "array", true);
    public static final Line ONE_API =
            new Line("one-api-2025-02", AccountKind.AUTO, "one-api", "", false, "array", 0, 10, "array", false);
    public static final Line NEW_API_2024 =
            new Line("", AccountKind.AUTO, "new-api-2024", "", false, "array", 0, 100, "array", true);
    /// The current line by the contract alone, for servers that become one; [ReplayGateway] has what was
    /// captured.
    public static final Line NEW_API =
            new Line("", AccountKind.AUTO, "new-api", "", false, "items", 1, 100, "items", true);
    public static final Line NEW_API_2025 =
            new Line("", AccountKind.AUTO, "new-api-2025", "New-Api-User", false, "items", 1, 100, "array", true);
    /// one-api by the contract alone.
    public static final Line ONE_API_BARE =
            new Line("", AccountKind.AUTO, "one-api", "", false, "array", 0, 10, "array", false);
    /// As one-api's hosted descendants are: ten rows, no total, counted from 1.
    public static final Line ONE_API_FROM_1 =
            new Line("", AccountKind.ONE_API, "one-api-from-1", "", false, "array", 1, 10, "array", false);
    public static final Line DONE_HUB =
            new Line("", AccountKind.AUTO, "done-hub", "", false, "data", 1, 100, "data", false);
    public static final Line DMXAPI =
            new Line("", AccountKind.DMXAPI, "dmxapi", "Rix-Api-User", false, "items", 1, 100, "items", true);
    public static final Line DMXAPI_RAW =
            new Line("", AccountKind.DMXAPI, "dmxapi-raw", "Dmx-Api-User", true, "items", 1, 100, "items", true);
    public static final Line CRAZYROUTER =
            new Line("", AccountKind.CRAZYROUTER, "crazyrouter", "New-Api-User", false, "items", 1, 100, "items", true);
    public static final Line BURNCLOUD =
            new Line("", AccountKind.BURNCLOUD, "burncloud", "New-Api-User", false, "items", 1, 20, "array", true);
    public static final Line BURNCLOUD_ARRAY =
            new Line("", AccountKind.BURNCLOUD, "burncloud", "New-Api-User", false, "array", 1, 20, "array", true);

    private static Line captured(String captures, String dialect, String idHeader, String shape, int base) {
        return new Line(captures, AccountKind.AUTO, dialect, idHeader, false, shape, base, 100, shape, true);
    }

    public boolean isCaptured() {
        return !captures.isEmpty();
    }

    /// The invented token of the captures.
    public String token() {
        return switch (captures) {
            case "veloera-2025-06" -> "INVENTED+alice/access+token+0002";
            case "one-api-2025-02" -> "INVENTEDaliceaccesstoken00000002";
            default -> "EXAMPLEpatalice00000000000000000";
        };
    }

    /// Of a user whose role is 10 or more.
    public String adminToken() {
        return switch (captures) {
            case "veloera-2025-06" -> "INVENTED+carol/access+token+0004";
            case "one-api-2025-02" -> "INVENTEDcarolaccesstoken00000004";
            case "new-api-2025-04" -> "EXAMPLEpatroot000000000000000000";
            default -> "EXAMPLEpatops0000000000000000000";
        };
    }

    public String adminId() {
        return captures.equals("new-api-2025-04") ? "1" : "4";
    }

    /// Whether the contract knows how everybody's rows are read.
    public boolean readsAll() {
        return !dialect.equals("done-hub") && !dialect.startsWith("dmxapi") && !dialect.equals("crazyrouter");
    }

    /// Refusals come with a code and a status of their own.
    public boolean coded() {
        return dialect.equals("new-api");
    }

    @Override
    public String toString() {
        return isCaptured() ? captures : dialect + "/" + rows;
    }
}
