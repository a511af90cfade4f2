#pragma once
#include <algorithm>
#include <vector>

#include "Literals.h"

namespace pattern_reading {

using Strings = Literals;

/// Strings that would be longer are no longer joined with what follows.
constexpr size_t kLongest = 16;

/// What is known of the texts that a part of a pattern matches.
struct Part {
    /// It matches nothing but the strings of `first`.
    bool is_exact = true;
    /// Each text begins with one of these.
    Strings first{""};
    /// Each ends with one of these.
    Strings last{""};
    /// Each has one of each of these sets in it, what `first` and `last` say left out.
    std::vector<Strings> needs;
    /// The symbols that a text of it may begin with; only those of ASCII are kept right.
    Symbols begins;
    bool may_be_empty = true;
    /// Whether it matches at the beginning of the whole text alone.
    bool is_at_start = false;

    static Part of(const Strings &strings) {
        Part part{true, strings, strings, {}, {}, false};
        for (const auto &string : strings) {
            if (string.empty()) part.may_be_empty = true;
            else part.begins.set(static_cast<uint8_t>(string[0]));
        }
        return part;
    }

    static Part anything() { return {false, {""}, {""}, {}, Symbols().set(), true}; }

    /// One character, of which nothing more is known.
    static Part one_of(const Symbols &symbols) { return {false, {""}, {""}, {}, symbols, false}; }

    static Part start() {
        Part part;
        part.is_at_start = true;
        return part;
    }

    void need(const Strings &strings) {
        if (shortest(strings) > 0) needs.push_back(strings);
    }

    static size_t shortest(const Strings &strings) {
        size_t length = kLongest;
        for (const auto &string : strings) length = std::min(length, string.size());
        return length;
    }
};

/// Each once, in order.
void tidy(Strings &strings);

/// One part after the other.
Part sequence(Part one, const Part &two);

/// Any one of the parts.
Part either(const std::vector<Part> &parts);

/// A part so many times; `most` is -1 for any number.
Part repeated(const Part &part, int least, int most);

}  // namespace pattern_reading
