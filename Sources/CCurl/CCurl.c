#include "CCurl.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stddef.h>
#include <string.h>

static __typeof__(&curl_easy_init) easy_init;
static __typeof__(&curl_easy_cleanup) easy_cleanup;
static __typeof__(&curl_easy_perform) easy_perform;
static __typeof__(&curl_easy_setopt) easy_setopt;
static __typeof__(&curl_easy_getinfo) easy_getinfo;
static __typeof__(&curl_easy_strerror) easy_strerror;
static __typeof__(&curl_slist_append) slist_append;
static __typeof__(&curl_slist_free_all) slist_free_all;

static pthread_once_t once = PTHREAD_ONCE_INIT;
static const char *failure;

static void *symbol(void *library, const char *name) {
    void *found = dlsym(library, name);
    if (!found) failure = "a libcurl that lacks a function";
    return found;
}

static void load(void) {
    // The name stands for the ABI that the header describes.
    void *library = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
    if (!library) {
        // The words are good until the next call only.
        failure = strdup(dlerror());
        return;
    }
    __typeof__(&curl_global_init) global_init = symbol(library, "curl_global_init");
    easy_init = symbol(library, "curl_easy_init");
    easy_cleanup = symbol(library, "curl_easy_cleanup");
    easy_perform = symbol(library, "curl_easy_perform");
    easy_setopt = symbol(library, "curl_easy_setopt");
    easy_getinfo = symbol(library, "curl_easy_getinfo");
    easy_strerror = symbol(library, "curl_easy_strerror");
    slist_append = symbol(library, "curl_slist_append");
    slist_free_all = symbol(library, "curl_slist_free_all");
    if (!failure && global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) failure = "libcurl cannot be started";
}

const char *postern_curl_load(void) {
    pthread_once(&once, load);
    return failure;
}

CURL *postern_curl_init(void) { return easy_init(); }
void postern_curl_cleanup(CURL *handle) { easy_cleanup(handle); }
CURLcode postern_curl_perform(CURL *handle) { return easy_perform(handle); }
const char *postern_curl_words(CURLcode code) { return easy_strerror(code); }

struct curl_slist *postern_curl_append(struct curl_slist *list, const char *text) { return slist_append(list, text); }
void postern_curl_free_list(struct curl_slist *list) { slist_free_all(list); }

CURLcode postern_curl_set_long(CURL *handle, CURLoption option, long value) {
    return easy_setopt(handle, option, value);
}

CURLcode postern_curl_set_text(CURL *handle, CURLoption option, const char *value) {
    return easy_setopt(handle, option, value);
}

CURLcode postern_curl_set_list(CURL *handle, CURLoption option, struct curl_slist *value) {
    return easy_setopt(handle, option, value);
}

CURLcode postern_curl_set_pointer(CURL *handle, CURLoption option, void *value) {
    return easy_setopt(handle, option, value);
}

CURLcode postern_curl_set_reader(CURL *handle, size_t (*reader)(char *, size_t, size_t, void *)) {
    return easy_setopt(handle, CURLOPT_READFUNCTION, reader);
}

CURLcode postern_curl_get_long(CURL *handle, CURLINFO info, long *value) { return easy_getinfo(handle, info, value); }
