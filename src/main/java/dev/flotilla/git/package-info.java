/**
 * Git: what a ref points to, and the files of one commit, within limits and without trust in the
 * other side. Knows no cluster.
 */
package dev.flotilla.git;
