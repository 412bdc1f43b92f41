package io.assidu.profile.trait;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NormalFormTest {

  @Test
  void an_email_address_keeps_its_local_part_and_lowers_its_domain() {
    assertThat(NormalForm.email(" Ada.Lovelace@EXAMPLE.Com ")).contains("Ada.Lovelace@example.com");
  }

  @Test
  void what_is_no_email_address_has_no_normal_form() {
    assertThat(NormalForm.email("ada")).isEmpty();
    assertThat(NormalForm.email("ada@localhost")).isEmpty();
    assertThat(NormalForm.email("ada@example.com\nbcc: x@example.com")).isEmpty();
    assertThat(NormalForm.email("a@b.c" + "c".repeat(260))).isEmpty();
  }

  @Test
  void a_phone_number_is_read_as_it_is_dialled_in_its_country() {
    assertThat(NormalForm.phone("06 12 34 56 78", "FR")).contains("+33612345678");
    assertThat(NormalForm.phone("(555) 555-5555", "US")).contains("+15555555555");
    assertThat(NormalForm.phone("+33 6 12 34 56 78", null)).contains("+33612345678");
    assertThat(NormalForm.phone("06 12 34 56 78", null)).isEmpty();
    assertThat(NormalForm.phone("call me", "FR")).isEmpty();
  }

  @Test
  void a_locale_is_a_language_tag_in_either_spelling() {
    assertThat(NormalForm.locale("fr_FR")).contains("fr-FR");
    assertThat(NormalForm.locale("en-us")).contains("en-US");
    assertThat(NormalForm.locale("not a locale")).isEmpty();
  }

  @Test
  void zones_and_countries_are_checked() {
    assertThat(NormalForm.zone("Europe/Paris")).contains("Europe/Paris");
    assertThat(NormalForm.zone("Mars/Olympus")).isEmpty();
    assertThat(NormalForm.country("fr")).contains("FR");
    assertThat(NormalForm.country("France")).isEmpty();
  }
}
