/** Flotilla's own type, group {@code flotilla.dev}: which features run, and how. Data only. */
package dev.flotilla.api.flotilla;
