#pragma once
#include <curl/curl.h>

// The part of libcurl that sends mail. It is loaded at its first use and not linked: it brings some thirty libraries
// along, more than all else together, and every process of ours would pay for them at its start and at each fork.

/// Loads the library, once in the life of the process. Null, or why it cannot be used.
const char *postern_curl_load(void);

// The rest is what libcurl calls the same, and may be called once it is loaded. Swift cannot call variadic functions; one
// of these stands for each type of argument.

CURL *postern_curl_init(void);
void postern_curl_cleanup(CURL *handle);
CURLcode postern_curl_perform(CURL *handle);
const char *postern_curl_words(CURLcode code);

struct curl_slist *postern_curl_append(struct curl_slist *list, const char *text);
void postern_curl_free_list(struct curl_slist *list);

CURLcode postern_curl_set_long(CURL *handle, CURLoption option, long value);
CURLcode postern_curl_set_text(CURL *handle, CURLoption option, const char *value);
CURLcode postern_curl_set_list(CURL *handle, CURLoption option, struct curl_slist *value);
CURLcode postern_curl_set_pointer(CURL *handle, CURLoption option, void *value);
CURLcode postern_curl_set_reader(CURL *handle, size_t (*reader)(char *buffer, size_t size, size_t count, void *source));
CURLcode postern_curl_get_long(CURL *handle, CURLINFO info, long *value);
