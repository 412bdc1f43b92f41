package io.assidu.channel.unsubscribe;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the page says, in one language. */
record UnsubscribeTexts(
    String language,
    String title,
    String question,
    String button,
    String doneTitle,
    String done,
    String invalidTitle,
    String invalid) {

  private static final UnsubscribeTexts ENGLISH =
      new UnsubscribeTexts(
          "en",
          "Unsubscribe",
          "Would you like to stop getting these messages? Messages about your orders and your"
              + " account's safety will still reach you.",
          "Unsubscribe",
          "You are unsubscribed",
          "Done. You will get no more of these messages.",
          "This link does not work",
          "It may be incomplete or too old. Please use the link in a newer message.");

  private static final UnsubscribeTexts FRENCH =
      new UnsubscribeTexts(
          "fr",
          "Se désabonner",
          "Souhaitez-vous ne plus recevoir ces messages ? Les messages sur vos commandes et la"
              + " sécurité de votre compte vous parviendront toujours.",
          "Me désabonner",
          "Vous êtes désabonné",
          "C'est fait. Vous ne recevrez plus ces messages.",
          "Ce lien ne fonctionne pas",
          "Il est peut-être incomplet ou trop ancien. Utilisez le lien d'un message plus récent.");

  /**
   * The texts for a person, or for a browser.
   *
   * @param locale BCP 47, or the value of an {@code Accept-Language} header
   */
  static UnsubscribeTexts in(@Nullable String locale) {
    return locale != null && locale.toLowerCase(Locale.ROOT).startsWith("fr") ? FRENCH : ENGLISH;
  }
}
