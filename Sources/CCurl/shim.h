#pragma once
#include <curl/curl.h>
#include <spawn.h>

// Swift cannot call variadic functions; one of these stands for each type of argument.

static inline CURLcode postern_curl_set_long(CURL *handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode postern_curl_set_text(CURL *handle, CURLoption option, const char *value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode postern_curl_set_list(CURL *handle, CURLoption option, struct curl_slist *value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode postern_curl_set_pointer(CURL *handle, CURLoption option, void *value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode postern_curl_set_reader(
    CURL *handle, size_t (*reader)(char *buffer, size_t size, size_t count, void *source)) {
    return curl_easy_setopt(handle, CURLOPT_READFUNCTION, reader);
}

static inline CURLcode postern_curl_get_long(CURL *handle, CURLINFO info, long *value) {
    return curl_easy_getinfo(handle, info, value);
}

// Swift's view of glibc leaves out what only GNU has.
int memfd_create(const char *name, unsigned int flags);

/// A file in memory: close-on-exec, and it can be sealed against growing.
static inline int postern_memory_file(const char *name) {
    return memfd_create(name, 0x1U | 0x2U);
}
