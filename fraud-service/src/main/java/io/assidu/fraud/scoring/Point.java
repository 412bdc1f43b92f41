package io.assidu.fraud.scoring;

/**
 * A point on the globe, as well as it is known.
 *
 * @param latitude degrees, north positive
 * @param longitude degrees, east positive
 * @param accuracyKm the true place is somewhere within this radius
 */
public record Point(double latitude, double longitude, double accuracyKm) {

  /** The mean radius of the Earth (IUGG R1). */
  static final double EARTH_KM = 6371.0088;

  public Point {
    if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180) || !(accuracyKm >= 0)) {
      throw new IllegalArgumentException("no point on the globe");
    }
  }

  /** Great-circle distance between the two centres. */
  double kmTo(Point other) {
    return distance(other, EARTH_KM);
  }

  /** Haversine on a sphere of the given radius, in the radius's unit. */
  double distance(Point other, double radius) {
    double byLatitude = haversine(other.latitude - latitude);
    double byLongitude =
        haversine(other.longitude - longitude) * cosine(latitude) * cosine(other.latitude);
    return 2 * radius * Math.asin(Math.sqrt(Math.min(1, byLatitude + byLongitude)));
  }

  private static double haversine(double degrees) {
    double sine = Math.sin(Math.toRadians(degrees) / 2);
    return sine * sine;
  }

  private static double cosine(double degrees) {
    return Math.cos(Math.toRadians(degrees));
  }
}
