/**
 * What the CronJob runs: deleting the records of sync Jobs that have expired. Whatever decides how
 * long a record is kept belongs here.
 */
package dev.flotilla.cleanup;
