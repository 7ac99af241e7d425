/**
 * Fills <code>${ … }</code> in Helm values in as Fleet does: Go templates with sprig's functions,
 * over the properties of the cluster. What is done in Java is pure; the templates themselves run in
 * the program helm.
 */
package dev.flotilla.target.template;
