/**
 * The one reader of YAML, for text that somebody else wrote: bounded, with the place of every
 * value, and with the meaning that Go's parser gives it. A line belongs here when it is about YAML
 * itself; what a document must hold is for others.
 */
package dev.flotilla.yaml;
