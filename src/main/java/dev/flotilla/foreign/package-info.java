/**
 * Controllers of others that own the same objects: whether Rancher Fleet runs here. All controllers
 * ask, and write nothing while it does.
 */
package dev.flotilla.foreign;
