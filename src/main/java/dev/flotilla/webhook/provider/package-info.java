/**
 * What Git servers send and how they sign it: one class per provider, from headers and bytes to a
 * {@link dev.flotilla.webhook.provider.Push}. Pure: no client, no web server, no clock.
 */
package dev.flotilla.webhook.provider;
