/**
 * The real servers Assidu stands on, each as a small object that starts and stops it: PostgreSQL
 * and Redis as child processes, Kafka and the mail inbox inside the Java process. Their files come
 * from Maven artifacts, so a machine needs nothing but a JDK.
 */
@NullMarked
package io.assidu.local.server;

import org.jspecify.annotations.NullMarked;
