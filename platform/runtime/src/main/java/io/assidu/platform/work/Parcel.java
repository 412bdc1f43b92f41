package io.assidu.platform.work;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Factory;

/**
 * Messages of one unit of work, in their order, as the outbox keeps them: in one row, since they
 * are written, sent and deleted together. They are much alike, so together they are also a fraction
 * of their size.
 *
 * <p>The row's bytes are a format number (1), the size of what follows as it was (4 bytes), and
 * that as an LZ4 block: of each message its topic, its key, the number of its headers, their names
 * and values, and its payload, each with its length (4 bytes) before it.
 *
 * @param size in bytes, before it was made small
 */
record Parcel(byte[] bytes, int size) {

  /** Bytes; beyond, another parcel begins, so that a pass of the relay can be measured out. */
  private static final int FULL = 256 * 1024;

  /** Bytes of a message with its headers, to begin with. */
  private static final int TYPICAL = 2048;

  private static final byte FORMAT = 1;
  private static final int PREFIX = 1 + Integer.BYTES;

  private static final LZ4Factory LZ4 = LZ4Factory.fastestJavaInstance();

  /** All of them, in as many parcels as it takes. */
  static List<Parcel> of(List<OutgoingMessage> messages) {
    List<Parcel> parcels = new ArrayList<>();
    Plain open = new Plain(Math.min(FULL + FULL / 8, messages.size() * TYPICAL));
    DataOutputStream out = new DataOutputStream(open);
    for (OutgoingMessage message : messages) {
      put(out, message);
      if (open.size() >= FULL) {
        parcels.add(open.closed());
        open.reset();
      }
    }
    if (open.size() > 0) {
      parcels.add(open.closed());
    }
    return parcels;
  }

  /** Messages one behind the other, before they are made small. */
  private static final class Plain extends ByteArrayOutputStream {

    Plain(int expected) {
      super(expected);
    }

    Parcel closed() {
      LZ4Compressor compressor = LZ4.fastCompressor();
      ByteBuffer bytes =
          ByteBuffer.allocate(PREFIX + compressor.maxCompressedLength(count))
              .put(FORMAT)
              .putInt(count);
      int length = compressor.compress(buf, 0, count, bytes.array(), PREFIX);
      return new Parcel(Arrays.copyOf(bytes.array(), PREFIX + length), count);
    }
  }

  /**
   * What is in it.
   *
   * @throws IllegalStateException if it is of a later release, in another format
   */
  static List<OutgoingMessage> messages(byte[] parcel) {
    ByteBuffer bytes = ByteBuffer.wrap(parcel);
    byte format = bytes.get();
    if (format != FORMAT) {
      throw new IllegalStateException("A parcel in format " + format + " instead of " + FORMAT);
    }
    byte[] plain = new byte[bytes.getInt()];
    LZ4.safeDecompressor().decompress(parcel, PREFIX, parcel.length - PREFIX, plain, 0);
    List<OutgoingMessage> messages = new ArrayList<>();
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(plain))) {
      while (in.available() > 0) {
        messages.add(take(in));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return messages;
  }

  private static void put(DataOutputStream out, OutgoingMessage message) {
    try {
      text(out, message.topic());
      text(out, message.key());
      out.writeInt(message.headers().size());
      for (Map.Entry<String, String> header : message.headers().entrySet()) {
        text(out, header.getKey());
        text(out, header.getValue());
      }
      bytes(out, message.payload());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static OutgoingMessage take(DataInputStream in) throws IOException {
    String topic = text(in);
    String key = text(in);
    Map<String, String> headers = new LinkedHashMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      headers.put(text(in), text(in));
    }
    return new OutgoingMessage(topic, key, headers, bytes(in));
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    bytes(out, text.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(bytes(in), StandardCharsets.UTF_8);
  }

  private static void bytes(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static byte[] bytes(DataInputStream in) throws IOException {
    return in.readNBytes(in.readInt());
  }
}
