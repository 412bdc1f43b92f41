package io.assidu.fraud.scoring;

import java.util.regex.Pattern;

/**
 * What a {@code User-Agent} header says of itself, in families: versions change every few weeks and
 * would make every update look like a new device.
 */
public record Software(String browser, String os, String deviceType) {

  private static final String OTHER = "other";

  /** The first that matches names the family: later ones claim to be earlier ones as well. */
  private static final Family[] BROWSERS = {
    new Family("Edge", "Edg(e|A|iOS)?/"),
    new Family("Opera", "OPR/|Opera"),
    new Family("Samsung Internet", "SamsungBrowser/"),
    new Family("Firefox", "Firefox/|FxiOS/"),
    new Family("Chrome", "Chrome/|CriOS/|Chromium/"),
    new Family("Safari", "Version/.*Safari/"),
    new Family("script", "(?i)curl/|python|okhttp|java-http|go-http|wget")
  };

  private static final Family[] SYSTEMS = {
    new Family("Windows", "Windows"),
    new Family("iOS", "iPhone|iPad|iPod"),
    new Family("Android", "Android"),
    new Family("ChromeOS", "CrOS"),
    new Family("macOS", "Mac OS X|Macintosh"),
    new Family("Linux", "Linux")
  };

  private static final Family[] TYPES = {
    new Family("tablet", "iPad|Tablet|Android(?!.*Mobile)"),
    new Family("mobile", "Mobi|iPhone|iPod"),
    new Family("desktop", "Windows|Macintosh|Linux|CrOS")
  };

  public static Software of(String userAgent) {
    return new Software(
        first(BROWSERS, userAgent), first(SYSTEMS, userAgent), first(TYPES, userAgent));
  }

  /** As a person would say it. */
  public String name() {
    return browser + " on " + os;
  }

  private static String first(Family[] families, String userAgent) {
    for (Family family : families) {
      if (family.mark.matcher(userAgent).find()) {
        return family.name;
      }
    }
    return OTHER;
  }

  private record Family(String name, Pattern mark) {
    Family(String name, String mark) {
      this(name, Pattern.compile(mark));
    }
  }
}
