/**
 * The entrance for Git servers: one address that takes deliveries in, refuses those that nobody has
 * signed, and leaves a hint on the GitRepos that they are about. Which ref points where is never
 * believed, always looked up.
 */
package dev.flotilla.webhook;
