/** Whether a deployed object is healthy, one rule per kind, as kstatus and Helm judge it. Pure. */
package dev.flotilla.deploy.health;
