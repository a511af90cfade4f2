#include "CRE2.h"

#include <re2/re2.h>

#include <cstring>
#include <mutex>
#include <new>
#include <optional>
#include <string>

#include "Needs.h"

namespace {
// More groups than any pattern of ours has; the array of submatches lies on the stack.
constexpr int kMaximumSpans = 17;
// RE2's automaton cache for one pattern, of which there are some hundred; the largest need a few megabytes.
constexpr int64_t kMaximumMemory = 8 << 20;
}  // namespace

struct cre2_pattern {
    cre2_pattern(std::string_view source, bool is_case_sensitive)
        : needs(source), source_(source), is_case_sensitive_(is_case_sensitive) {}

    const Needs needs;

    /// Compiled at first use: most patterns are never needed.
    const RE2 &expression() const {
        std::call_once(once_, [this] {
            RE2::Options options;
            options.set_case_sensitive(is_case_sensitive_);
            options.set_log_errors(false);
            options.set_max_mem(kMaximumMemory);
            expression_.emplace(source_, options);
        });
        return *expression_;
    }

private:
    const std::string source_;
    const bool is_case_sensitive_;
    mutable std::once_flag once_;
    mutable std::optional<RE2> expression_;
};

cre2_pattern *cre2_new(const char *source, size_t length, bool case_sensitive) {
    return new (std::nothrow) cre2_pattern({source, length}, case_sensitive);
}

void cre2_free(cre2_pattern *pattern) { delete pattern; }

int cre2_group_count(const cre2_pattern *pattern) {
    const RE2 &expression = pattern->expression();
    return expression.ok() ? expression.NumberOfCapturingGroups() : -1;
}

bool cre2_may_match(const cre2_pattern *pattern, const char *text, size_t length, size_t start) {
    return start <= length && pattern->needs.may_match(text, length, start);
}

bool cre2_match(const cre2_pattern *pattern, const char *text, size_t length, size_t start, bool anchored,
                ptrdiff_t *spans, int count) {
    if (count > kMaximumSpans || start > length) return false;
    re2::StringPiece found[kMaximumSpans];
    const RE2::Anchor anchor = anchored ? RE2::ANCHOR_START : RE2::UNANCHORED;
    if (!pattern->expression().Match(re2::StringPiece(text, length), start, length, anchor, found, count)) return false;
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
