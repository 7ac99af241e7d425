/**
 * The switch: the Flotilla object, the decision that it stands for, and the objects that come and
 * go with it, in their order. What happens to a single GitRepo is not decided here.
 */
package dev.flotilla.feature;
