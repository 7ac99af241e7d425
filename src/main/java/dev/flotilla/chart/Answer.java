package dev.flotilla.chart;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.file.Path;

/**
 * What a server answered.
 *
 * @param url the address that answered, after redirects
 * @param status the HTTP status
 * @param headers of the last answer
 * @param body a file that stays until the {@link Downloads} are closed
 */
record Answer(URI url, int status, HttpHeaders headers, Path body) {}
