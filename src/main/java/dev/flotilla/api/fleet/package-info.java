/**
 * Fleet's types, group {@code fleet.cattle.io}, field by field as Fleet writes them. They hold data
 * and do nothing; a line belongs here only when Fleet's API has it.
 */
package dev.flotilla.api.fleet;
