package io.assidu.platform.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ParcelTest {

  @Property(tries = 200)
  void whatIsPutInComesOutInOrder(@ForAll("messages") List<OutgoingMessage> messages) {
    assertThat(unpacked(Parcel.of(messages)))
        .usingRecursiveFieldByFieldElementComparator()
        .isEqualTo(messages);
  }

  @Provide
  Arbitrary<List<OutgoingMessage>> messages() {
    Arbitrary<String> text = Arbitraries.strings().ofMaxLength(40);
    return Combinators.combine(
            text,
            text,
            Arbitraries.maps(text, text).ofMaxSize(5),
            Arbitraries.bytes().array(byte[].class).ofMaxSize(3_000))
        .as(OutgoingMessage::new)
        .list()
        .ofMaxSize(50);
  }

  @Test
  void manyThatAreAlikeAreAFractionOfTheirSizeInSeveralParcels() {
    List<OutgoingMessage> messages = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      String json = "{\"number\":%d,\"text\":\"%s\"}".formatted(i, "news ".repeat(200));
      messages.add(
          new OutgoingMessage(
              "t", "k" + i, Map.of("a", "b"), json.getBytes(StandardCharsets.UTF_8)));
    }

    List<Parcel> parcels = Parcel.of(messages);

    assertThat(parcels).hasSizeBetween(4, 5);
    assertThat(parcels)
        .allSatisfy(one -> assertThat(one.bytes().length).isLessThan(one.size() / 10));
    assertThat(unpacked(parcels)).extracting(OutgoingMessage::key).endsWith("k998", "k999");
  }

  @Test
  void whatCannotBeMadeSmallerIsCarriedAllTheSame() {
    byte[] noise = new byte[1_000_000];
    new Random(1).nextBytes(noise);
    OutgoingMessage message = new OutgoingMessage("t", "k", Map.of(), noise);

    assertThat(unpacked(Parcel.of(List.of(message, message))))
        .hasSize(2)
        .allSatisfy(one -> assertThat(one.payload()).isEqualTo(noise));
  }

  @Test
  void aParcelOfALaterReleaseIsNotMisread() {
    byte[] bytes =
        Parcel.of(List.of(new OutgoingMessage("t", "k", Map.of(), new byte[9]))).getFirst().bytes();
    byte[] later = Arrays.copyOf(bytes, bytes.length);
    later[0]++;

    assertThatThrownBy(() -> Parcel.messages(later)).hasMessageContaining("format 2");
  }

  private static List<OutgoingMessage> unpacked(List<Parcel> parcels) {
    return parcels.stream().flatMap(one -> Parcel.messages(one.bytes()).stream()).toList();
  }
}
