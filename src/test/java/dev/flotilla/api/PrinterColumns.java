package dev.flotilla.api;

import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import java.util.Comparator;
import java.util.stream.Stream;

/** Puts the columns into the order of the annotations; the generator sorts them by path. */
final class PrinterColumns {

  private PrinterColumns() {}

  static void order(Class<?> kind, CustomResourceDefinition crd) {
    var names =
        Stream.of(kind.getAnnotationsByType(AdditionalPrinterColumn.class))
            .map(AdditionalPrinterColumn::name)
            .toList();
    var columns = crd.getSpec().getVersions().getFirst().getAdditionalPrinterColumns();
    columns.sort(
        Comparator.comparingInt((CustomResourceColumnDefinition c) -> names.indexOf(c.getName())));
    columns.forEach(column -> column.setPriority(null));
  }
}
