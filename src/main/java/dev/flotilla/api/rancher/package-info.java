/**
 * Of Rancher's own API, what Flotilla reads: the feature flag that switches continuous delivery.
 * Nothing here is ever written.
 */
package dev.flotilla.api.rancher;
