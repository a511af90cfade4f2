#pragma once
#include <gmime/gmime.h>

// GObject's casts are macros, which Swift does not see. Each of these gives NULL for an object of another type.

static inline GMimeMultipart *cgmime_as_multipart(GMimeObject *object) {
    return GMIME_IS_MULTIPART(object) ? GMIME_MULTIPART(object) : NULL;
}

static inline GMimeMessagePart *cgmime_as_message_part(GMimeObject *object) {
    return GMIME_IS_MESSAGE_PART(object) ? GMIME_MESSAGE_PART(object) : NULL;
}

static inline GMimePart *cgmime_as_part(GMimeObject *object) {
    return GMIME_IS_PART(object) ? GMIME_PART(object) : NULL;
}

static inline InternetAddressMailbox *cgmime_as_mailbox(InternetAddress *address) {
    return INTERNET_ADDRESS_IS_MAILBOX(address) ? INTERNET_ADDRESS_MAILBOX(address) : NULL;
}

static inline InternetAddressGroup *cgmime_as_group(InternetAddress *address) {
    return INTERNET_ADDRESS_IS_GROUP(address) ? INTERNET_ADDRESS_GROUP(address) : NULL;
}

static inline GMimeObject *cgmime_message_as_object(GMimeMessage *message) { return GMIME_OBJECT(message); }

/// The bytes a memory stream holds; they belong to the stream.
static inline const GByteArray *cgmime_stream_bytes(GMimeStream *stream) {
    return g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream));
}

static inline void cgmime_unref(void *object) { g_object_unref(object); }

/// A stream that passes what is written through filters on its way to `target`.
static inline GMimeStream *cgmime_stream_filter(GMimeStream *target) { return g_mime_stream_filter_new(target); }

/// Adds a filter and gives up the caller's reference to it.
static inline void cgmime_add_filter(GMimeStream *stream, GMimeFilter *filter) {
    g_mime_stream_filter_add(GMIME_STREAM_FILTER(stream), filter);
    g_object_unref(filter);
}
