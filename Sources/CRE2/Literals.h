#pragma once
#include <array>
#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// The symbol that a byte counts as; less than 128.
inline uint8_t symbol_of(uint8_t byte) {
    static constexpr auto symbols = [] {
        std::array<uint8_t, 256> symbols{};
        for (int byte = 0; byte < 128; byte++) {
            const bool is_upper = byte >= 'A' && byte <= 'Z';
            const bool is_digit = byte >= '0' && byte <= '9';
            const bool is_control = (byte < 0x20 && byte != '\t') || byte == 0x7F;
            symbols[byte] = static_cast<uint8_t>(is_upper ? byte | 0x20 : is_digit ? '0' : is_control ? '\n' : byte);
        }
        // Bytes of longer characters go by their last six bits, to symbols that are free by the above.
        int place = 0;
        for (int low = 0; low < 64; low++) {
            while (symbols[place] == place) place++;
            symbols[0x80 | low] = symbols[0xC0 | low] = static_cast<uint8_t>(place);
            place++;
        }
        return symbols;
    }();
    return symbols[byte];
}

/// Strings of symbols.
using Literals = std::vector<std::string>;

using Symbols = std::bitset<128>;

/// What every match of a pattern in RE2's syntax has; nothing for a pattern that is not understood.
struct Required {
    /// One literal of each of these.
    std::vector<Literals> literals;
    /// At the beginning of the text: one of these symbols, or a character beyond ASCII. All, if it may match elsewhere.
    Symbols begins;
};

Required required(std::string_view source);
