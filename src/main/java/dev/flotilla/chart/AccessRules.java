package dev.flotilla.chart;

import dev.flotilla.api.BoundedText;
import dev.flotilla.bundle.BundleProblem;
import dev.flotilla.bundle.ChartException;
import java.util.Comparator;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Who gets which credentials. They go to no address that the expression does not match as a whole,
 * and so nowhere when there is none. Where there is one, and it does not match, nothing else of the
 * access holds either, as in Fleet.
 *
 * @param expression for the address of the repository, or of the chart when it is in none
 * @param everywhere for bundles without credentials of their own
 * @param byPath for the bundles in a directory and below it; the longest path counts
 */
public record AccessRules(String expression, Access everywhere, Map<String, Access> byPath) {

  /** Without credentials, by the rules of the system. */
  public static final AccessRules ANONYMOUS = new AccessRules("", Access.ANONYMOUS, Map.of());

  /**
   * @param bundle the directory of the bundle
   * @param address of the repository or chart, as the {@code fleet.yaml} has it
   * @throws ChartException when the expression is none, or takes too long
   */
  public Access of(String bundle, String address) {
    var access = byPath(bundle);
    if (expression.isEmpty()) {
      return access.anonymous();
    }
    return matches(address) ? access : Access.ANONYMOUS;
  }

  private Access byPath(String bundle) {
    return byPath.keySet().stream()
        .filter(path -> isIn(bundle, directory(path)))
        .max(Comparator.comparing(path -> directory(path).length()))
        .map(byPath::get)
        .orElse(everywhere);
  }

  private static String directory(String path) {
    var directory = path.replaceAll("^/+|^\\./|/+$", "");
    return directory.equals(".") ? "" : directory;
  }

  private static boolean isIn(String bundle, String directory) {
    return directory.isEmpty() || bundle.equals(directory) || bundle.startsWith(directory + "/");
  }

  private boolean matches(String address) {
    try {
      return Pattern.compile(expression)
          .matcher(new BoundedText(address, AccessRules::tooLong))
          .matches();
    } catch (PatternSyntaxException e) {
      throw invalid("is no regular expression: " + e.getDescription());
    } catch (StackOverflowError e) {
      throw tooLong();
    }
  }

  private static ChartException tooLong() {
    return invalid("takes too long");
  }

  private static ChartException invalid(String why) {
    return new ChartException(BundleProblem.NotSupported, "helmRepoURLRegex " + why);
  }
}
