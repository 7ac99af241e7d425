/**
 * Says on objects of Fleet's kinds that nothing serves them. A kind leaves this room when something
 * does.
 */
package dev.flotilla.unserved;
