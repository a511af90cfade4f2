#pragma once
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

class Pairs;

/// What every match of a pattern has in it, found in the pattern's source: a test that most texts fail, and that is
/// cheaper than asking RE2. Above all it touches no memory of RE2's, which a process that was forked would have to copy.
///
/// Bytes count as symbols: letters without case, all digits as one, and so on; a literal is a string of symbols.
class Needs {
public:
    /// Reads a pattern; one that is not understood needs nothing.
    explicit Needs(std::string_view source);

    /// False only if the pattern cannot match anywhere in the rest of a text.
    bool may_match(const char *text, size_t length, size_t start) const {
        if (is_at_start_ && start == 0 && !may_begin(text, length)) return false;
        const size_t rest = length - start;
        return clauses_.empty() || rest > kMaximumLength || (rest > 0 && test(text + start, rest));
    }

private:
    /// In longer texts nearly every pair of symbols is found.
    static constexpr size_t kMaximumLength = 8 << 10;

    bool may_begin(const char *text, size_t length) const;
    bool test(const char *text, size_t length) const;
    bool are_met(const Pairs &found) const;

    /// Of each clause at least one literal is in every match. A literal is a count, and the places of its pairs.
    std::vector<std::vector<uint16_t>> clauses_;
    /// The pattern matches at the beginning of a text alone.
    bool is_at_start_ = false;
    /// There stands one of these symbols, or a character beyond ASCII.
    std::bitset<128> begins_;
};
