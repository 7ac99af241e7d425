/**
 * Versions of charts and ranges of them, exactly as Helm understands them. Pure: no network, no
 * file, no clock.
 */
package dev.flotilla.version;
