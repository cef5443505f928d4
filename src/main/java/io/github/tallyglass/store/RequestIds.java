package io.github.tallyglass.store;

import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Request ids in fewer bytes. A gateway's id is digits (time) followed by letters and digits (contract
/// "gateways" §3.4); such an id is packed: one byte with the number of leading digits, these digits as
/// one number, then six bits a character. Anything else stays text. Packing is exact both ways, and equal
/// ids are packed equally, so that ids can be compared as stored.
public final class RequestIds {

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
    private static final int SHORTEST = 12;
    private static final int LONGEST = 96;

    /// Index: digits; value: bytes that hold any number of so many digits.
    private static final int[] NUMBER_BYTES = numberBytes();

    private RequestIds() {}

    /// What is stored: null for `""`, `byte[]` when packed, else the text itself.
    public static @Nullable Object pack(String id) {
        if (id.isEmpty()) {
            return null;
        }
        var digits = leadingDigits(id);
        if (id.length() < SHORTEST || id.length() > LONGEST || !isPlain(id, digits)) {
            return id;
        }
        var rest = id.length() - digits;
        var bytes = new byte[1 + NUMBER_BYTES[digits] + (rest * 6 + 7) / 8];
        bytes[0] = (byte) digits;
        packNumber(id, digits, bytes);
        packRest(id, digits, bytes);
        return bytes;
    }

    /// @param stored what [#pack] made
    public static String unpack(@Nullable Object stored) {
        if (!(stored instanceof byte[] bytes)) {
            return stored == null ? "" : stored.toString();
        }
        var digits = bytes[0];
        var start = 1 + NUMBER_BYTES[digits];
        var text = new StringBuilder(LONGEST);
        if (digits > 0) {
            var number = new BigInteger(1, Arrays.copyOfRange(bytes, 1, start)).toString();
            text.repeat('0', digits - number.length()).append(number);
        }
        // The unused bits at the end are ones: six of them would be one more character, so they are a mark.
        var rest = (bytes.length - start) * 8 / 6;
        var word = 0;
        var bits = 0;
        var at = start;
        for (var i = 0; i < rest; i++) {
            if (bits < 6) {
                word = word << 8 | bytes[at++] & 0xff;
                bits += 8;
            }
            bits -= 6;
            text.append(ALPHABET.charAt(word >> bits & 63));
            word &= (1 << bits) - 1;
        }
        if (bits == 0 && rest > 0 && text.charAt(text.length() - 1) == '_') {
            text.setLength(text.length() - 1);
        }
        return text.toString();
    }

    private static void packNumber(String id, int digits, byte[] bytes) {
        if (digits == 0) {
            return;
        }
        var number = new BigInteger(id.substring(0, digits)).toByteArray();
        var skip = number.length > 1 && number[0] == 0 ? 1 : 0;
        var length = number.length - skip;
        System.arraycopy(number, skip, bytes, 1 + NUMBER_BYTES[digits] - length, length);
    }

    private static void packRest(String id, int digits, byte[] bytes) {
        var at = 1 + NUMBER_BYTES[digits];
        var word = 0;
        var bits = 0;
        for (var i = digits; i < id.length(); i++) {
            word = word << 6 | ALPHABET.indexOf(id.charAt(i));
            bits += 6;
            if (bits >= 8) {
                bits -= 8;
                bytes[at++] = (byte) (word >> bits);
                word &= (1 << bits) - 1;
            }
        }
        if (bits > 0) {
            bytes[at] = (byte) (word << (8 - bits) | (1 << (8 - bits)) - 1);
        }
    }

    private static int leadingDigits(String id) {
        var digits = 0;
        while (digits < id.length() && id.charAt(digits) >= '0' && id.charAt(digits) <= '9') {
            digits++;
        }
        return digits;
    }

    /// `_` at the end would read as the mark for unused bits.
    private static boolean isPlain(String id, int from) {
        for (var i = from; i < id.length(); i++) {
            if (ALPHABET.indexOf(id.charAt(i)) < 0) {
                return false;
            }
        }
        return id.charAt(id.length() - 1) != '_';
    }

    private static int[] numberBytes() {
        var bytes = new int[LONGEST + 1];
        for (var digits = 1; digits <= LONGEST; digits++) {
            bytes[digits] = (BigInteger.TEN.pow(digits).subtract(BigInteger.ONE).bitLength() + 7) / 8;
        }
        return bytes;
    }
}
