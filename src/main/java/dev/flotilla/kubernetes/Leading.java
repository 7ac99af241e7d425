package dev.flotilla.kubernetes;

/** Told once, when this operator begins to work: the others wait for it to end. */
public record Leading() {}
