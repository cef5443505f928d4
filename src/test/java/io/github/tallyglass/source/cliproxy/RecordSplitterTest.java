package io.github.tallyglass.source.cliproxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.source.cliproxy.RawSink.Form;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecordSplitterTest {

    /// Bytes of one connection, and what is in them.
    private static final class Stream {
        final Form form;
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        final List<String> records = new ArrayList<>();

        /// For each record: index of its frame's last byte of content, index behind its frame.
        final List<int[]> spans = new ArrayList<>();

        Stream(Form form) {
            this.form = form;
        }

        void text(String text) {
            bytes.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        /// A reply with these records, among what carries none.
        void reply(List<String> replies, Random random) {
            switch (form) {
                case POPS -> {
                    if (replies.size() != 1 || random.nextBoolean()) {
                        text("*" + replies.size() + "\r\n");
                    }
                    replies.forEach(this::bulkRecord);
                    text(List.of("", "$-1\r\n", "*0\r\n", "+OK\r\n", "-ERR unsupported channel 'usage'\r\n", ":7\r\n")
                            .get(random.nextInt(6)));
                }
                case MESSAGES -> {
                    for (var record : replies) {
                        text(List.of(
                                        "",
                                        "*3\r\n$9\r\nsubscribe\r\n$5\r\nusage\r\n:1\r\n",
                                        "*2\r\n$4\r\npong\r\n$-1\r\n",
                                        "-ERR unknown command 'lpop'\r\n",
                                        "+OK\r\n")
                                .get(random.nextInt(5)));
                        text("*3\r\n$7\r\nmessage\r\n$5\r\nusage\r\n");
                        bulkRecord(record);
                    }
                }
                case ARRAYS -> {
                    text(random.nextBoolean() ? "[" : " [ ");
                    for (var i = 0; i < replies.size(); i++) {
                        text(i == 0 ? "" : random.nextBoolean() ? "," : " ,\r\n");
                        text(replies.get(i));
                        records.add(replies.get(i));
                        // A number or a word is over only when something else begins.
                        var open = Character.isLetterOrDigit(replies.get(i).charAt(0)) ? 1 : 0;
                        spans.add(new int[] {bytes.size(), bytes.size() + open});
                    }
                    text(random.nextBoolean() ? "]" : " ] \n");
                }
            }
        }

        private void bulkRecord(String record) {
            text("$" + record.length() + "\r\n");
            text(record);
            var content = bytes.size();
            text("\r\n");
            records.add(record);
            spans.add(new int[] {content, bytes.size()});
        }
    }

    private static Stream stream(Form form, Random random, int replies) {
        var stream = new Stream(form);
        for (var i = 0; i < replies; i++) {
            var records = new ArrayList<String>();
            for (var n = random.nextInt(4); n > 0; n--) {
                records.add(record(form, random));
            }
            stream.reply(records, random);
        }
        return stream;
    }

    /// Objects, texts that look like the protocol, bad JSON where bytes are framed by their length.
    private static String record(Form form, Random random) {
        var json = List.of(
                "{\"timestamp\":\"2026-08-20T09:14:58.1Z\",\"fail\":{\"body\":\"x\"}}",
                "{\"a\":\"\\\"}],{[\",\"b\":[1,[2,{}]],\"c\":\"\\\\\"}",
                "\"no JSON: \\\"}\\\\\"",
                "[1,2,[3]]",
                "null",
                "12.5",
                "{\"raw\":\"tab\tand\nline\u001f\"}",
                "{\"fail\":{\"body\":\"*3\\r\\n$7\\r\\nmessage\"},\"é\":\"\u00e9\"}",
                "{}");
        var bad = List.of("", "*1\r\n$3\r\nabc\r\n", "{\"open\":", "\r\n", "]", "\u0001", "-ERR", "\u0000x\u0000y");
        var all = new ArrayList<>(json);
        if (form != Form.ARRAYS) {
            all.addAll(bad);
        }
        return all.get(random.nextInt(all.size()));
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void findsEveryRecordAndBeginsAnewBehindAny(Form form) {
        var seed = System.nanoTime();
        System.out.println("RecordSplitterTest " + form + " seed " + seed);
        var random = new Random(seed);
        for (var round = 0; round < 200; round++) {
            var stream = stream(form, random, 1 + random.nextInt(6));
            var bytes = ByteBuffer.wrap(stream.bytes.toByteArray());
            var ends = new ArrayList<Integer>();

            assertThat(MemorySink.recordsOf(form, bytes, 0, bytes.capacity(), false, ends))
                    .isEqualTo(stream.records);
            for (var i = 0; i < ends.size(); i++) {
                assertThat(MemorySink.recordsOf(form, bytes, ends.get(i), bytes.capacity(), false, null))
                        .as("behind record %d", i)
                        .isEqualTo(stream.records.subList(i + 1, stream.records.size()));
            }
        }
    }

    /// As a mapped file looks after a kill: the bytes up to some point, zeros behind. And as a buffer looks
    /// whose limit is known.
    @ParameterizedTest
    @EnumSource(Form.class)
    void cutAtEveryByteGivesWhatHadCome(Form form) {
        var seed = System.nanoTime();
        System.out.println("RecordSplitterTest " + form + " seed " + seed);
        var random = new Random(seed);
        for (var round = 0; round < 12; round++) {
            var stream = stream(form, random, 4);
            var whole = stream.bytes.toByteArray();
            for (var cut = 0; cut <= whole.length; cut++) {
                var zeroed = Arrays.copyOf(Arrays.copyOf(whole, cut), whole.length + 40);
                for (var ended : new boolean[] {false, true}) {
                    var known = new RecordSplitter(form, ByteBuffer.wrap(whole), 0, cut, ended);
                    var found = count(known);
                    assertThat(found).isBetween(arrived(stream, cut, false), arrived(stream, cut, ended));
                    assertThat(known.rest().unreadable()).isFalse();
                    assertThat(known.rest().at() + known.rest().torn()).isLessThanOrEqualTo(cut);

                    var unknown = new RecordSplitter(form, ByteBuffer.wrap(zeroed), 0, zeroed.length, ended);
                    assertThat(count(unknown))
                            .isBetween(arrived(stream, cut, false) - zeroEnded(stream), arrived(stream, cut, true));
                    assertThat(unknown.rest().unreadable()).isFalse();

                    if (!ended) {
                        // More came: the walk goes on where it stopped, and nothing is seen twice or never.
                        var rest = known.rest().at();
                        assertThat(count(new RecordSplitter(form, ByteBuffer.wrap(whole), rest, whole.length, false)))
                                .isEqualTo(stream.records.size() - found);
                    }
                }
            }
        }
    }

    private static int zeroEnded(Stream stream) {
        return (int) stream.records.stream()
                .filter(record -> record.endsWith("\u0000"))
                .count();
    }

    private static int arrived(Stream stream, int cut, boolean ended) {
        return (int)
                stream.spans.stream().filter(span -> span[ended ? 0 : 1] <= cut).count();
    }

    private static int count(RecordSplitter splitter) {
        var n = 0;
        while (splitter.next()) {
            n++;
        }
        return n;
    }

    @Test
    void tornBytesAreCountedWithoutTheZerosBehindThem() {
        var bytes = ByteBuffer.allocate(4096);
        bytes.put("*2\r\n$2\r\n{}\r\n$100\r\n{\"a\":".getBytes(StandardCharsets.US_ASCII));
        var splitter = new RecordSplitter(Form.POPS, bytes, 0, 4096, true);

        assertThat(splitter.next()).isTrue();
        assertThat(splitter.next()).isFalse();
        assertThat(splitter.rest()).isEqualTo(new RecordSplitter.Rest(12, 11, false));
    }

    @Test
    void aBodyThatLacksOnlyItsLinesEndCountsOnceNoMoreCanCome() {
        for (var tail : List.of("", "\r")) {
            var bytes = ByteBuffer.wrap(("*2\r\n$2\r\n{}" + tail).getBytes(StandardCharsets.US_ASCII));

            assertThat(count(new RecordSplitter(Form.POPS, bytes, 0, bytes.capacity(), false)))
                    .isZero();
            assertThat(count(new RecordSplitter(Form.POPS, bytes, 0, bytes.capacity(), true)))
                    .isOne();
        }
    }

    @Test
    void whatIsNotOfTheProtocolEndsTheWalkAndIsSaid() {
        for (var text : List.of("HTTP/1.1 400", "$x\r\n", "$3\r\nabcdef\r\n", "*1\r\n?", "$99999999999999999999\r\n")) {
            var bytes = ByteBuffer.wrap(("$2\r\n{}\r\n" + text).getBytes(StandardCharsets.US_ASCII));
            var splitter = new RecordSplitter(Form.POPS, bytes, 0, bytes.capacity(), true);

            assertThat(splitter.next()).isTrue();
            assertThat(splitter.next()).isFalse();
            assertThat(splitter.next()).isFalse();
            assertThat(splitter.rest().unreadable()).as(text).isTrue();
        }
    }

    @Test
    void aRecordOfManyMegabytesIsASliceNotACopy() {
        var size = 8 << 20;
        var bytes = ByteBuffer.allocateDirect(size + 64);
        bytes.put(("$" + size + "\r\n").getBytes(StandardCharsets.US_ASCII));
        var start = bytes.position();
        bytes.put(start + size, (byte) '\r').put(start + size + 1, (byte) '\n');
        var splitter = new RecordSplitter(Form.POPS, bytes, 0, bytes.capacity(), false);

        assertThat(splitter.next()).isTrue();
        assertThat(splitter.start()).isEqualTo(start);
        assertThat(splitter.length()).isEqualTo(size);
        assertThat(splitter.record().isDirect()).isTrue();
    }
}
