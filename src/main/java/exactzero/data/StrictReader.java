package exactzero.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Text that is what its encoding says, or a {@link DataException} with the line where it is not.
 *
 * <p>The JDK's readers replace bytes they cannot decode, so that a wrong encoding shows only as odd column names. This
 * one refuses such bytes, and NUL characters, which mean that the file is no text. A byte order mark is skipped.
 */
final class StrictReader extends Reader {
    private static final int BUFFER = 1 << 16;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String file;
    private final InputStream in;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
    private final CharBuffer chars = CharBuffer.allocate(BUFFER).flip();
    private long line = 1;
    private int column;
    private boolean endedInReturn;
    private boolean started;
    private boolean finished;
    private @Nullable DataException fault;

    /** Reads in the encoding that a byte order mark tells, else in the one given. */
    static StrictReader of(String file, InputStream in, Charset given) throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(in, BUFFER);
        bytes.mark(3);
        byte[] start = bytes.readNBytes(3);
        bytes.reset();
        return new StrictReader(file, bytes, charset(start, given));
    }

    private static Charset charset(byte[] start, Charset given) {
        if (start.length >= 3 && start[0] == (byte) 0xEF && start[1] == (byte) 0xBB && start[2] == (byte) 0xBF) {
            return StandardCharsets.UTF_8;
        }
        if (start.length >= 2 && start[0] == (byte) 0xFF && start[1] == (byte) 0xFE) {
            return StandardCharsets.UTF_16LE;
        }
        boolean big = start.length >= 2 && start[0] == (byte) 0xFE && start[1] == (byte) 0xFF;
        return big ? StandardCharsets.UTF_16BE : given;
    }

    private StrictReader(String file, InputStream in, Charset charset) {
        this.file = file;
        this.in = in;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** Whether the next reading refuses what follows. */
    boolean faulty() {
        return fault != null;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        while (!chars.hasRemaining()) {
            if (fault != null) {
                throw fault;
            }
            if (finished) {
                return -1;
            }
            fill();
        }
        int count = Math.min(length, chars.remaining());
        chars.get(target, offset, count);
        return count;
    }

    /** Decodes one buffer. What precedes a fault is delivered first, so that earlier faults are told first. */
    private void fill() throws IOException {
        bytes.compact();
        int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
        boolean atEnd = count < 0;
        bytes.position(bytes.position() + Math.max(count, 0)).flip();
        chars.clear();
        CoderResult result = decoder.decode(bytes, chars, atEnd);
        if (atEnd && result.isUnderflow()) {
            decoder.flush(chars);
            finished = true;
        }
        chars.flip();
        if (!started && chars.hasRemaining()) {
            started = true;
            if (chars.get(0) == BYTE_ORDER_MARK) {
                chars.get();
            }
        }
        scan();
        if (fault == null && result.isError()) {
            fault = notDecodable();
        }
    }

    /** Counts lines, and finds the first NUL. */
    private void scan() {
        char[] array = chars.array();
        int end = chars.limit();
        int lineStart = chars.position() - column;
        for (int i = chars.position(); i < end; i++) {
            char c = array[i];
            if (c > '\r') {
                continue;
            }
            if (c == '\r' || c == '\n' && !(i > 0 ? array[i - 1] == '\r' : endedInReturn)) {
                line++;
                lineStart = i + 1;
            } else if (c == '\n') {
                lineStart = i + 1;
            } else if (c == 0) {
                fault = new DataException(file + ", line " + line + ", character " + (i - lineStart + 1)
                        + ": a NUL character: not a text file in " + decoder.charset()
                        + ".\nIf it is text in another encoding, name it with --encoding, such as --encoding UTF-16");
                chars.limit(i);
                break;
            }
        }
        if (chars.hasRemaining()) {
            endedInReturn = array[chars.limit() - 1] == '\r';
        }
        column = chars.limit() - lineStart;
    }

    private DataException notDecodable() {
        int offending = bytes.get(bytes.position()) & 0xFF;
        return new DataException(String.format(
                "%s, line %d, character %d: byte 0x%02X is not %s text.\nSave the file as UTF-8, or name its encoding with "
                        + "--encoding, such as --encoding windows-1252",
                file, line, column + 1, offending, decoder.charset()));
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
