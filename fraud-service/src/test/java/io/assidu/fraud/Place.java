package io.assidu.fraud;

/** Where somebody sits, as the requests of the tests say. */
record Place(String ip, String userAgent, String session) {

  static final Place HOME =
      new Place(
          "198.51.100.23",
          "Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) AppleWebKit/605.1.15 (KHTML, like Gecko)"
              + " Version/17.5 Safari/605.1.15",
          "session-home");

  static final Place ABROAD =
      new Place(
          "203.0.113.66",
          "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
              + " Chrome/126.0.0.0 Safari/537.36",
          "session-abroad");
}
