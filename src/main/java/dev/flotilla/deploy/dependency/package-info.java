/** The order between bundles: which must be well on a cluster before another one is deployed. */
package dev.flotilla.deploy.dependency;
