#include "CRE2.h"

#include <re2/filtered_re2.h>
#include <re2/re2.h>

#include <cstring>
#include <memory>
#include <new>
#include <string>
#include <vector>

namespace {
// More groups than any pattern of ours has; the array of submatches lies on the stack.
constexpr int kMaximumSpans = 17;
// RE2's automaton cache for one pattern, of which there are some hundred; the largest need a few megabytes.
constexpr int64_t kMaximumMemory = 8 << 20;
// Longer texts have most of what a pattern needs.
constexpr size_t kMostGlancedAt = 512;
// Shorter literals stand in most texts.
constexpr int kShortestLiteral = 2;
}  // namespace

/// A pattern, and RE2's own knowledge of the literals that each match of it must have in it. Looking for them touches no
/// memory of the automaton's, which a process that was forked would have to copy and to fill.
struct cre2_pattern {
    cre2_pattern(const re2::StringPiece &source, const RE2::Options &options) : filter_(kShortestLiteral) {
        int id = 0;
        is_sound = filter_.Add(source, options, &id) == RE2::NoError;
        if (!is_sound) return;
        filter_.Compile(&literals_);
        std::vector<int> left;
        filter_.AllPotentials({}, &left);
        is_filtered_ = left.empty();
    }

    bool is_sound = false;

    const RE2 &expression() const { return filter_.GetRE2(0); }

    /// False only if the pattern matches nowhere in the text.
    bool may_match(const char *text, size_t length) const {
        if (!is_filtered_ || length > kMostGlancedAt) return true;
        char lower[kMostGlancedAt];
        bool is_ascii = true;
        for (size_t i = 0; i < length; i++) {
            const char symbol = text[i];
            is_ascii &= static_cast<unsigned char>(symbol) < 0x80;
            lower[i] = symbol >= 'A' && symbol <= 'Z' ? static_cast<char>(symbol | 0x20) : symbol;
        }
        // Beyond ASCII, what is the same letter is RE2's to know.
        if (!is_ascii) return true;
        std::vector<int> found;
        for (size_t i = 0; i < literals_.size(); i++) {
            const std::string &literal = literals_[i];
            if (memmem(lower, length, literal.data(), literal.size())) found.push_back(static_cast<int>(i));
        }
        if (found.empty()) return false;
        std::vector<int> left;
        filter_.AllPotentials(found, &left);
        return !left.empty();
    }

private:
    re2::FilteredRE2 filter_;
    std::vector<std::string> literals_;
    bool is_filtered_ = false;
};

cre2_pattern *cre2_compile(const char *source, size_t length, bool case_sensitive) {
    RE2::Options options;
    options.set_case_sensitive(case_sensitive);
    options.set_log_errors(false);
    options.set_max_mem(kMaximumMemory);
    auto pattern = std::unique_ptr<cre2_pattern>(
        new (std::nothrow) cre2_pattern(re2::StringPiece(source, length), options));
    if (!pattern || !pattern->is_sound) return nullptr;
    return pattern.release();
}

void cre2_free(cre2_pattern *pattern) { delete pattern; }

int cre2_group_count(const cre2_pattern *pattern) { return pattern->expression().NumberOfCapturingGroups(); }

bool cre2_match(const cre2_pattern *pattern, const char *text, size_t length, size_t start, bool anchored,
                ptrdiff_t *spans, int count) {
    if (count > kMaximumSpans || start > length) return false;
    re2::StringPiece found[kMaximumSpans];
    const RE2::Anchor anchor = anchored ? RE2::ANCHOR_START : RE2::UNANCHORED;
    if (!pattern->may_match(text, length)) return false;
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
