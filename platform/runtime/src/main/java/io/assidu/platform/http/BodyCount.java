package io.assidu.platform.http;

import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Stops reading a body that did not say how large it is once it has become too large. */
@Provider
class BodyCount implements ReaderInterceptor {

  private final BodyLimit limit;

  BodyCount(BodyLimit limit) {
    this.limit = limit;
  }

  @Override
  public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
    context.setInputStream(new Counted(context.getInputStream(), limit.largest()));
    return context.proceed();
  }

  private static final class Counted extends FilterInputStream {

    private final long largest;
    private long count;

    Counted(InputStream body, long largest) {
      super(body);
      this.largest = largest;
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      count(value < 0 ? 0 : 1);
      return value;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = super.read(into, offset, length);
      count(Math.max(read, 0));
      return read;
    }

    @Override
    public boolean markSupported() {
      return false; // what is read again would count again
    }

    private void count(int read) throws BodyTooLarge {
      count += read;
      if (count > largest) {
        throw new BodyTooLarge(largest);
      }
    }
  }
}
