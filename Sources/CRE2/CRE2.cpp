#include "CRE2.h"

#include <re2/filtered_re2.h>
#include <re2/re2.h>

#include <bitset>
#include <cstdint>
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

/// What is known of a short text: the same one is held against hundreds of patterns in a row.
class Glance {
public:
    /// Takes note of the text, unless it is the one that was looked at last.
    void at(const char *text, size_t length) {
        if (length == length_ && memcmp(text, text_, length) == 0) return;
        memcpy(text_, text, length);
        length_ = length;
        is_ascii_ = true;
        pairs_.reset();
        for (size_t i = 0; i < length; i++) {
            const char symbol = text[i];
            is_ascii_ &= static_cast<unsigned char>(symbol) < 0x80;
            lower_[i] = symbol >= 'A' && symbol <= 'Z' ? static_cast<char>(symbol | 0x20) : symbol;
            if (i > 0) pairs_.set(pair(lower_[i - 1], lower_[i]));
        }
    }

    bool is_ascii() const { return is_ascii_; }

    /// Whether the literal stands in the text, in lower case.
    bool has(const std::string &literal) const {
        // Nearly always a pair of letters is enough to say no.
        for (size_t i = 1; i < literal.size(); i++) {
            if (!pairs_.test(pair(literal[i - 1], literal[i]))) return false;
        }
        return memmem(lower_, length_, literal.data(), literal.size()) != nullptr;
    }

private:
    static constexpr size_t kPairs = 4096;

    static size_t pair(char first, char second) {
        return ((static_cast<unsigned char>(first) << 5) ^ static_cast<unsigned char>(second)) % kPairs;
    }

    char text_[kMostGlancedAt];
    char lower_[kMostGlancedAt];
    size_t length_ = SIZE_MAX;
    bool is_ascii_ = false;
    std::bitset<kPairs> pairs_;
};

thread_local Glance glance;
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
        if (length == 0) return false;
        glance.at(text, length);
        // Beyond ASCII, what is the same letter is RE2's to know.
        if (!glance.is_ascii()) return true;
        std::vector<int> found;
        for (size_t i = 0; i < literals_.size(); i++) {
            if (glance.has(literals_[i])) found.push_back(static_cast<int>(i));
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
