/**
 * From a Bundle to BundleDeployments: which clusters it goes to and in which version, and the
 * Contents that they need. Nothing here touches what is deployed.
 */
package dev.flotilla.target;
