package dev.flotilla.bundle;

/**
 * Where charts come from that are not in the tree. Whoever implements it bounds what it reads, and
 * decides which credentials go where.
 */
public interface ChartSource {

  /** Fetches nothing: a chart that is elsewhere is an error. */
  ChartSource NONE =
      new ChartSource() {
        @Override
        public FetchedChart chart(ChartRequest request) {
          throw refused();
        }

        @Override
        public ChartArchive dependency(DependencyRequest request) {
          throw refused();
        }

        private ChartException refused() {
          return new ChartException(BundleProblem.NotSupported, "charts are not fetched here");
        }
      };

  /**
   * Fetches a chart that a {@code fleet.yaml} names, and unpacks it.
   *
   * @throws ChartException what is wrong; the message names the chart
   */
  FetchedChart chart(ChartRequest request);

  /**
   * Fetches a chart that another chart depends on, packed.
   *
   * @throws ChartException what is wrong; the message names the chart
   */
  ChartArchive dependency(DependencyRequest request);
}
