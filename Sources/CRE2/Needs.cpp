#include "Needs.h"

#include <algorithm>
#include <cstring>
#include <memory>
#include <string>

#include "Literals.h"

/// Which single symbols and which pairs of neighbouring ones a text has; some others seem to be there as well.
class Pairs {
public:
    Pairs() = default;

    Pairs(const char *text, size_t length) {
        // The first makes a pair with no symbol: at worst one too many.
        unsigned before = 0;
        for (size_t i = 0; i < length; i++) {
            const unsigned symbol = symbol_of(static_cast<uint8_t>(text[i]));
            mark(symbol);
            mark(place(before, symbol));
            before = symbol;
        }
        // Letters that RE2 takes for others: the long s, the signs of kelvin and ångström, old forms of Cyrillic.
        for (const auto &[one, two] : {std::pair{0xC5, 0xBF}, {0x84, 0xAA}, {0x84, 0xAB}, {0xE1, 0xB2}}) {
            const unsigned bytes[] = {symbol_of(static_cast<uint8_t>(one)), symbol_of(static_cast<uint8_t>(two))};
            has_strange_letters_ |= has(place(bytes[0], bytes[1]));
        }
    }

    /// Where a pair is kept: pairs share the bits that single symbols leave.
    static unsigned place(unsigned one, unsigned two) { return 128 + (one * 61 + two * 17) % (kBits - 128); }

    bool has(unsigned place) const { return bits_[place >> 6] >> (place & 63) & 1; }
    bool has_strange_letters() const { return has_strange_letters_; }

private:
    static constexpr unsigned kBits = 2048;
    uint64_t bits_[kBits / 64] = {};
    bool has_strange_letters_ = false;

    void mark(unsigned place) { bits_[place >> 6] |= uint64_t{1} << (place & 63); }
};

namespace {

/// The pairs of texts that were asked for last: one pattern after another is tried on the same lines.
class RecentPairs {
public:
    const Pairs &of(const char *text, size_t length) {
        Entry &entry = entries_[slot(text, length)];
        if (entry.length != length || memcmp(entry.text, text, length) != 0) {
            entry.length = static_cast<uint32_t>(length);
            memcpy(entry.text, text, length);
            entry.pairs = Pairs(text, length);
        }
        return entry.pairs;
    }

    static constexpr size_t kMaximumLength = 220;

private:
    static constexpr size_t kEntries = 256;
    struct Entry {
        uint32_t length = 0;
        char text[kMaximumLength];
        Pairs pairs;
    };
    Entry entries_[kEntries];

    static size_t slot(const char *text, size_t length) {
        uint64_t first = 0, middle = 0, last = 0;
        const size_t count = std::min<size_t>(length, 8);
        memcpy(&first, text, count);
        memcpy(&middle, text + (length - count) / 2, count);
        memcpy(&last, text + length - count, count);
        const uint64_t hash = (first * 31 + middle * 7 + last + length) * 0x9E3779B97F4A7C15;
        return hash >> 56;
    }
};

/// How likely a text is to have one of the literals in it, roughly.
double likelihood(const Literals &literals) {
    double sum = 0;
    for (const auto &literal : literals) {
        double chance = 1;
        for (unsigned char symbol : literal) {
            const bool is_alone = literal.size() == 1;
            if (symbol == ' ') {
                chance *= is_alone ? 1 : 0.5;
            } else if (symbol >= 'a' && symbol <= 'z') {
                chance *= is_alone ? 0.8 : 0.25;
            } else {
                chance *= symbol == '0' ? 0.3 : 0.05;
            }
        }
        sum += chance;
    }
    return sum;
}

}  // namespace

Needs::Needs(std::string_view source) {
    constexpr double kUseless = 0.9;
    constexpr size_t kMostClauses = 3;
    const auto [clauses, begins] = required(source);
    begins_ = begins;
    is_at_start_ = !begins.all();
    std::vector<std::pair<double, const Literals *>> rated;
    for (const auto &clause : clauses) {
        const double chance = likelihood(clause);
        if (chance < kUseless) rated.emplace_back(chance, &clause);
    }
    std::sort(rated.begin(), rated.end(), [](const auto &one, const auto &two) { return one.first < two.first; });
    if (rated.size() > kMostClauses) rated.resize(kMostClauses);
    for (const auto &[chance, clause] : rated) {
        auto &places = clauses_.emplace_back();
        for (const auto &literal : *clause) {
            const auto *symbols = reinterpret_cast<const uint8_t *>(literal.data());
            places.push_back(static_cast<uint16_t>(std::max<size_t>(literal.size() - 1, 1)));
            if (literal.size() == 1) places.push_back(symbols[0]);
            for (size_t i = 1; i < literal.size(); i++)
                places.push_back(static_cast<uint16_t>(Pairs::place(symbols[i - 1], symbols[i])));
        }
    }
}

bool Needs::may_begin(const char *text, size_t length) const {
    if (length == 0) return false;
    const auto first = static_cast<uint8_t>(text[0]);
    return first >= 0x80 || begins_[symbol_of(first)];
}

bool Needs::test(const char *text, size_t length) const {
    if (length > RecentPairs::kMaximumLength) return are_met(Pairs(text, length));
    static thread_local const auto recent = std::make_unique<RecentPairs>();
    return are_met(recent->of(text, length));
}

bool Needs::are_met(const Pairs &found) const {
    if (found.has_strange_letters()) return true;
    return std::all_of(clauses_.begin(), clauses_.end(), [&](const std::vector<uint16_t> &clause) {
        for (size_t at = 0; at < clause.size(); at += 1 + clause[at]) {
            const uint16_t *places = &clause[at + 1];
            if (std::all_of(places, places + clause[at], [&](uint16_t place) { return found.has(place); })) return true;
        }
        return false;
    });
}
