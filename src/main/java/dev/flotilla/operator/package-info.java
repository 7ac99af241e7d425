/**
 * The process: its start, its end and its leadership. The controllers are in the rooms that they
 * are about.
 */
package dev.flotilla.operator;
