#include "Literals.h"

#include <cctype>
#include <cstdlib>
#include <optional>

#include "PatternPart.h"

using namespace pattern_reading;

namespace {

/// A class of more characters says too little.
constexpr size_t kMostOfClass = 12;

/// The symbols of a character in UTF-8.
std::string encoded(uint32_t scalar) {
    std::string bytes;
    if (scalar < 0x80) {
        bytes = {static_cast<char>(scalar)};
    } else if (scalar < 0x800) {
        bytes = {static_cast<char>(0xC0 | scalar >> 6), static_cast<char>(0x80 | (scalar & 0x3F))};
    } else {
        bytes = {static_cast<char>(0xE0 | scalar >> 12), static_cast<char>(0x80 | (scalar >> 6 & 0x3F)),
                 static_cast<char>(0x80 | (scalar & 0x3F))};
    }
    for (char &byte : bytes) byte = static_cast<char>(symbol_of(static_cast<uint8_t>(byte)));
    return bytes;
}

/// The symbols of a character, in both cases if it has two; nothing where it is not known here whether it has more.
std::optional<Strings> symbols_of(uint32_t scalar) {
    auto is_between = [scalar](uint32_t from, uint32_t to) { return scalar >= from && scalar <= to; };
    if (scalar < 0x80) return Strings{encoded(scalar)};
    // Punctuation and symbols, the scripts of East Asia, their forms of half the width.
    if (is_between(0x2010, 0x205E) || is_between(0x2190, 0x2454) || is_between(0x25A0, 0x27BF) ||
        is_between(0x2E80, 0x9FFF) || is_between(0xFF01, 0xFF1F) || is_between(0xFF5F, 0xFFEF))
        return Strings{encoded(scalar)};
    // Signs of Latin-1; the micro sign is a letter.
    if ((is_between(0xA1, 0xBF) && scalar != 0xB5) || scalar == 0xD7 || scalar == 0xF7) return Strings{encoded(scalar)};
    // The letters of Western Europe, of which ß and ÿ have their other case elsewhere.
    if (is_between(0xC0, 0xFE) && scalar != 0xDF)
        return Strings{encoded(scalar & ~0x20U), encoded(scalar | 0x20)};
    if (is_between(0x410, 0x42F)) return Strings{encoded(scalar), encoded(scalar + 0x20)};
    if (is_between(0x430, 0x44F)) return Strings{encoded(scalar - 0x20), encoded(scalar)};
    return std::nullopt;
}

/// Reads a pattern from left to right.
class Reader {
public:
    explicit Reader(std::string_view source) : rest_(source) {}

    Part whole() {
        const Part part = alternatives();
        return is_sound_ && rest_.empty() ? part : Part::anything();
    }

private:
    std::string_view rest_;
    /// Whether all so far was understood.
    bool is_sound_ = true;
    /// `^` may match after each line feed.
    bool has_lines_ = false;

    bool take(std::string_view words) {
        if (rest_.substr(0, words.size()) != words) return false;
        rest_.remove_prefix(words.size());
        return true;
    }

    /// Takes all up to and with the end mark.
    void skip(char end) {
        const size_t place = rest_.find(end);
        if (place == rest_.npos) return fail();
        rest_.remove_prefix(place + 1);
    }

    void fail() {
        is_sound_ = false;
        rest_ = {};
    }

    Part alternatives() {
        std::vector<Part> parts{concatenation()};
        while (take("|")) parts.push_back(concatenation());
        return parts.size() == 1 ? std::move(parts[0]) : either(parts);
    }

    Part concatenation() {
        Part part;
        while (!rest_.empty() && rest_[0] != '|' && rest_[0] != ')') part = sequence(std::move(part), quantified());
        return part;
    }

    Part quantified() {
        Part part = atom();
        while (true) {
            int least = 0, most = -1;
            if (take("+")) {
                least = 1;
            } else if (take("?")) {
                most = 1;
            } else if (!take("*") && !take_counts(least, most)) {
                return part;
            }
            take("?");
            part = repeated(part, least, most);
        }
    }

    /// `{2}`, `{2,}` or `{2,4}`; any other brace is a character.
    bool take_counts(int &least, int &most) {
        std::string_view ahead = rest_;
        auto number = [&ahead] {
            int value = -1;
            while (!ahead.empty() && ahead[0] >= '0' && ahead[0] <= '9' && value < 10'000) {
                value = std::max(value, 0) * 10 + (ahead[0] - '0');
                ahead.remove_prefix(1);
            }
            return value;
        };
        auto next = [&ahead](char mark) {
            if (ahead.empty() || ahead[0] != mark) return false;
            ahead.remove_prefix(1);
            return true;
        };
        if (!next('{')) return false;
        const int from = number();
        const int to = next(',') ? number() : from;
        if (from < 0 || !next('}')) return false;
        least = from;
        most = to;
        rest_ = ahead;
        return true;
    }

    Part atom() {
        if (take("(")) return group();
        if (take("[")) return characters();
        if (take("\\")) return escaped();
        if (take(".")) return Part::one_of(Symbols().set());
        if (take("^")) return has_lines_ ? Part() : Part::start();
        if (take("$")) return Part();
        if (const size_t count = plain_count(); count > 1) {
            std::string symbols(rest_.substr(0, count));
            for (char &byte : symbols) byte = static_cast<char>(symbol_of(static_cast<uint8_t>(byte)));
            rest_.remove_prefix(count);
            return Part::of({std::move(symbols)});
        }
        return character(scalar());
    }

    /// How many of the next characters stand for themselves, once each.
    size_t plain_count() const {
        size_t count = 0;
        while (count < rest_.size() && count < kLongest / 2 &&
               (isalnum(static_cast<unsigned char>(rest_[count])) || rest_[count] == ' '))
            count++;
        const bool is_repeated =
            count < rest_.size() && std::string_view("*+?{").find(rest_[count]) != std::string_view::npos;
        return is_repeated && count > 0 ? count - 1 : count;
    }

    Part group() {
        if (take("?P<")) {
            skip('>');
        } else if (take("?")) {
            const size_t end = rest_.find_first_not_of("imsU-");
            if (end == rest_.npos) return fail(), Part::anything();
            if (rest_.substr(0, end).find('m') != rest_.npos) has_lines_ = true;
            rest_.remove_prefix(end);
            if (take(")")) return Part();
            if (!take(":")) return fail(), Part::anything();
        }
        const Part part = alternatives();
        if (!take(")")) fail();
        return part;
    }

    /// Whether there is one among these characters that RE2 takes for a letter of ASCII as well.
    static bool is_letter_of_ascii(uint32_t from, uint32_t to) {
        constexpr uint32_t kLongS = 0x17F, kKelvin = 0x212A;
        return (from <= kLongS && to >= kLongS) || (from <= kKelvin && to >= kKelvin);
    }

    static Part character(uint32_t scalar) {
        const auto symbols = symbols_of(scalar);
        // Of the bytes of longer characters `begins` says nothing.
        if (symbols) return Part::of(*symbols);
        return Part::one_of(is_letter_of_ascii(scalar, scalar) ? Symbols().set() : Symbols());
    }

    /// What stands after a backslash, outside of brackets.
    Part escaped() {
        if (take("A")) return Part::start();
        if (take("b") || take("B") || take("z")) return Part();
        const bool is_word = rest_.substr(0, 1) == "w";
        const auto strings = escaped_class();
        return strings ? Part::of(*strings) : Part::one_of(is_word ? words() : Symbols().set());
    }

    /// The symbols of letters and digits, and the low line.
    static Symbols words() {
        Symbols words;
        for (int byte = 0; byte < 128; byte++) {
            if (isalnum(byte) || byte == '_') words.set(symbol_of(static_cast<uint8_t>(byte)));
        }
        return words;
    }

    /// What stands after a backslash, as a set of characters; nothing if those are too many.
    std::optional<Strings> escaped_class() {
        if (take("d")) return Strings{"0"};
        if (take("s")) return Strings{" ", "\t", "\n"};
        if (take("w") || take("W") || take("D") || take("S")) return std::nullopt;
        if (take("p{") || take("P{")) return skip('}'), std::nullopt;
        if (take("p") || take("P")) return scalar(), std::nullopt;
        return symbols_of(escaped_scalar());
    }

    uint32_t escaped_scalar() {
        if (take("t")) return '\t';
        if (take("n") || take("r") || take("f") || take("v")) return '\n';
        if (take("x{")) {
            const std::string digits(rest_.substr(0, rest_.find('}')));
            skip('}');
            return static_cast<uint32_t>(strtoul(digits.c_str(), nullptr, 16));
        }
        const uint32_t mark = scalar();
        // Of other letters and digits RE2 has meanings that no pattern of ours uses.
        if (mark < 0x80 && isalnum(static_cast<int>(mark))) fail();
        return mark;
    }

    /// What stands in brackets, after the first.
    Part characters() {
        const bool is_negated = take("^");
        Strings strings;
        Symbols begins;
        bool is_known = !is_negated;
        bool is_first = true;
        while (is_sound_ && (is_first || !take("]"))) {
            is_first = false;
            if (rest_.empty()) fail();
            if (take("[:")) {
                skip(']');
                is_known = false;
                begins.set();
                continue;
            }
            if (rest_.size() > 1 && rest_[0] == '\\' && std::string_view("dswDSWpP").find(rest_[1]) != rest_.npos) {
                rest_.remove_prefix(1);
                const bool is_word = rest_[0] == 'w';
                if (const auto some = escaped_class()) {
                    strings.insert(strings.end(), some->begin(), some->end());
                } else {
                    is_known = false;
                    begins |= is_word ? words() : Symbols().set();
                }
                continue;
            }
            const uint32_t from = take("\\") ? escaped_scalar() : scalar();
            uint32_t to = from;
            if (rest_.size() > 1 && rest_[0] == '-' && rest_[1] != ']') {
                rest_.remove_prefix(1);
                to = take("\\") ? escaped_scalar() : scalar();
            }
            is_known = is_known && to - from < 128;
            if (is_letter_of_ascii(from, to)) begins.set();
            for (uint32_t scalar = from; scalar <= to && (is_known || scalar < 0x80); scalar++) {
                const auto symbols = symbols_of(scalar);
                is_known = is_known && symbols;
                if (symbols) strings.insert(strings.end(), symbols->begin(), symbols->end());
            }
        }
        tidy(strings);
        if (is_known && strings.size() <= kMostOfClass) return Part::of(strings);
        for (const auto &string : strings) begins.set(static_cast<uint8_t>(string[0]));
        return Part::one_of(is_negated ? Symbols().set() : begins);
    }

    /// The next character.
    uint32_t scalar() {
        if (rest_.empty()) return fail(), 0;
        const auto lead = static_cast<uint8_t>(rest_[0]);
        const size_t count = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        if (rest_.size() < count) return fail(), 0;
        uint32_t value = count == 1 ? lead : lead & (0x7F >> count);
        for (size_t i = 1; i < count; i++) value = value << 6 | (static_cast<uint8_t>(rest_[i]) & 0x3F);
        rest_.remove_prefix(count);
        return value;
    }
};

}  // namespace

Required required(std::string_view source) {
    Part part = Reader(source).whole();
    part.need(part.first);
    if (!part.is_exact) part.need(part.last);
    Required required{std::move(part.needs), Symbols().set()};
    if (part.is_at_start && !part.may_be_empty) required.begins = part.begins;
    return required;
}
