package io.assidu.contracts.ingest;

import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.Purpose;
import io.assidu.contracts.profile.ConsentStatus;
import org.jspecify.annotations.Nullable;

/**
 * A person's word on one purpose and channel, with its evidence (GDPR article 7(1); ISO/IEC TS
 * 27560).
 *
 * @param topic a subject within the purpose ({@code newsletter}); null means all of it
 * @param notice the version of the text that was shown
 * @param method how it was given: {@code form}, {@code one-click}, {@code agent}, {@code import}
 */
public record ConsentGiven(
    Purpose purpose,
    Channel channel,
    @Nullable String topic,
    ConsentStatus status,
    @Nullable String notice,
    @Nullable String method) {}
