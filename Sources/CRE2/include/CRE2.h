#pragma once
#include <stdbool.h>
#include <stddef.h>

// A narrow face of RE2: patterns compiled once, matched in linear time over a byte buffer.
#ifdef __cplusplus
extern "C" {
#endif

typedef struct cre2_pattern cre2_pattern;

/// Compiles a pattern. The caller owns the result and frees it with `cre2_free`; null when RE2 refuses the pattern.
cre2_pattern *cre2_compile(const char *source, size_t length, bool case_sensitive);

/// Frees a pattern; null is let pass.
void cre2_free(cre2_pattern *pattern);

/// How many capture groups a pattern has, the whole match not counted.
int cre2_group_count(const cre2_pattern *pattern);

/// Looks for the leftmost match in `text[start..<length]`, with what stands before `start` as context for `^` and `\b`.
/// `spans` takes `2 * count` offsets: begin and end of the whole match and of each group, -1 for a group not taken.
bool cre2_match(const cre2_pattern *pattern, const char *text, size_t length, size_t start, bool anchored,
                ptrdiff_t *spans, int count);

/// The offset of the next line feed or carriage return at or after `start`; `length` when there is none.
size_t cre2_line_end(const char *text, size_t length, size_t start);

#ifdef __cplusplus
}
#endif
