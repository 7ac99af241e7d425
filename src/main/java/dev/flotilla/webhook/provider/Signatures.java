package dev.flotilla.webhook.provider;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Compares what a sender shows with what only somebody who knows the secret can show. */
final class Signatures {

  private static final String SHA256 = "sha256=";
  private static final String SHA1 = "sha1=";

  private Signatures() {}

  /**
   * Whether a text is the HMAC-SHA256 of a body.
   *
   * @param secret not empty
   * @param signature in hexadecimal digits, with or without {@code sha256=} before them
   */
  static boolean isSha256(byte[] secret, byte[] body, String signature) {
    var digits = signature.startsWith(SHA256) ? signature.substring(SHA256.length()) : signature;
    return isHmac("HmacSHA256", secret, body, digits);
  }

  /** The same for HMAC-SHA1, which senders show as {@code sha1=…} and which still holds. */
  static boolean isSha1(byte[] secret, byte[] body, String signature) {
    return signature.startsWith(SHA1)
        && isHmac("HmacSHA1", secret, body, signature.substring(SHA1.length()));
  }

  /** Whether two texts are the same; how long that takes tells nothing about either. */
  static boolean same(byte[] secret, String shown) {
    return MessageDigest.isEqual(digest(secret), digest(shown.getBytes(StandardCharsets.UTF_8)));
  }

  private static boolean isHmac(String algorithm, byte[] secret, byte[] body, String digits) {
    try {
      var mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(secret, algorithm));
      return MessageDigest.isEqual(mac.doFinal(body), HexFormat.of().parseHex(digits));
    } catch (IllegalArgumentException noDigits) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime lacks " + algorithm, e);
    }
  }

  private static byte[] digest(byte[] text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime lacks SHA-256", e);
    }
  }
}
