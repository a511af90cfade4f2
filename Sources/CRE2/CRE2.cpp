#include "CRE2.h"

#include <re2/re2.h>

#include <cstring>
#include <memory>
#include <new>

struct cre2_pattern {
    cre2_pattern(const re2::StringPiece &source, const RE2::Options &options) : expression(source, options) {}
    const RE2 expression;
};

namespace {
// More groups than any pattern of ours has; the array of submatches lies on the stack.
constexpr int kMaximumSpans = 17;
// RE2's automaton cache for one pattern, of which there are some hundred; the largest need a few megabytes.
constexpr int64_t kMaximumMemory = 8 << 20;
}  // namespace

cre2_pattern *cre2_compile(const char *source, size_t length, bool case_sensitive) {
    RE2::Options options;
    options.set_case_sensitive(case_sensitive);
    options.set_log_errors(false);
    options.set_max_mem(kMaximumMemory);
    auto pattern = std::unique_ptr<cre2_pattern>(
        new (std::nothrow) cre2_pattern(re2::StringPiece(source, length), options));
    if (!pattern || !pattern->expression.ok()) return nullptr;
    return pattern.release();
}

void cre2_free(cre2_pattern *pattern) { delete pattern; }

int cre2_group_count(const cre2_pattern *pattern) { return pattern->expression.NumberOfCapturingGroups(); }

bool cre2_match(const cre2_pattern *pattern, const char *text, size_t length, size_t start, bool anchored,
                ptrdiff_t *spans, int count) {
    if (count > kMaximumSpans || start > length) return false;
    re2::StringPiece found[kMaximumSpans];
    const RE2::Anchor anchor = anchored ? RE2::ANCHOR_START : RE2::UNANCHORED;
    if (!pattern->expression.Match(re2::StringPiece(text, length), start, length, anchor, found, count)) return false;
    for (int i = 0; i < count; i++) {
        const bool taken = found[i].data() != nullptr;
        spans[2 * i] = taken ? found[i].data() - text : -1;
        spans[2 * i + 1] = taken ? spans[2 * i] + static_cast<ptrdiff_t>(found[i].size()) : -1;
    }
    return true;
}

size_t cre2_line_end(const char *text, size_t length, size_t start) {
    if (start >= length) return length;
    const char *feed = static_cast<const char *>(memchr(text + start, '\n', length - start));
    const size_t end = feed ? static_cast<size_t>(feed - text) : length;
    const char *carriage = static_cast<const char *>(memchr(text + start, '\r', end - start));
    return carriage ? static_cast<size_t>(carriage - text) : end;
}
