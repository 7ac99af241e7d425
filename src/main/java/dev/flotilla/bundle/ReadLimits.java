package dev.flotilla.bundle;

/**
 * How much one sync may read.
 *
 * @param fileBytes largest file: a few times what fits into an object after compression
 * @param totalBytes all files of all bundles, which are held in memory at once
 * @param files number of files of all bundles
 */
public record ReadLimits(int fileBytes, long totalBytes, int files) {

  /** For a sync pod with a small heap, and no more than the unpacking of one Content allows. */
  public static final ReadLimits DEFAULT = new ReadLimits(4 << 20, 16L << 20, 10_000);

  /** For a person's own machine, where one bundle after the other is held in memory. */
  public static final ReadLimits LOCAL = new ReadLimits(64 << 20, 8L << 30, 1_000_000);

  /**
   * Largest Bundle and largest Content as JSON, in bytes. etcd takes requests of 1.5 MiB, the API
   * server of 3 MiB; the smaller counts, and leaves room for what the server adds (managed fields).
   */
  public static final int OBJECT_BYTES = 1_400_000;
}
