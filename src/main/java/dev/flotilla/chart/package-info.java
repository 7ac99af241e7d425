/**
 * Charts that are elsewhere: in Helm repositories, registries, Git repositories and at URLs. Every
 * read is bounded, what arrives is unpacked as if it was hostile, and credentials go to the servers
 * only that they were given for.
 */
package dev.flotilla.chart;
