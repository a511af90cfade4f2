#include "PatternPart.h"

#include <optional>

namespace pattern_reading {

/// Sets of more strings are no longer joined with what follows.
constexpr size_t kMostStrings = 48;

void tidy(Strings &strings) {
    std::sort(strings.begin(), strings.end());
    strings.erase(std::unique(strings.begin(), strings.end()), strings.end());
}

namespace {

/// Every string of the first set followed by every one of the second; nothing if those are too many.
std::optional<Strings> joined(const Strings &one, const Strings &two) {
    if (one.size() * two.size() > kMostStrings) return std::nullopt;
    Strings all;
    for (const auto &left : one) {
        for (const auto &right : two) {
            if (left.size() + right.size() > kLongest) return std::nullopt;
            all.push_back(left + right);
        }
    }
    if (all.size() > 1) tidy(all);
    return all;
}

/// The set that says most: that whose shortest string is longest.
const Strings &best(const Part &part) {
    const Strings *best = Part::shortest(part.first) < Part::shortest(part.last) ? &part.last : &part.first;
    for (const auto &strings : part.needs) {
        if (Part::shortest(strings) > Part::shortest(*best)) best = &strings;
    }
    return *best;
}

}  // namespace

Part sequence(Part one, const Part &two) {
    auto between = joined(one.last, two.first);
    const bool is_at_start = one.is_at_start || (two.is_at_start && one.is_exact && one.first == Strings{""});
    if (one.is_exact && two.is_exact && between) {
        Part part = Part::of(std::move(*between));
        part.is_at_start = is_at_start;
        return part;
    }
    const bool may_be_empty = one.may_be_empty && two.may_be_empty;
    Part part{false, std::move(one.first), two.last, std::move(one.needs), one.begins, may_be_empty, is_at_start};
    if (one.may_be_empty) part.begins |= two.begins;
    part.needs.insert(part.needs.end(), two.needs.begin(), two.needs.end());
    if (!between) {
        part.need(one.last);
        part.need(two.first);
    } else if (one.is_exact) {
        part.first = std::move(*between);
    } else if (two.is_exact) {
        part.last = std::move(*between);
    } else {
        part.need(*between);
    }
    return part;
}

Part either(const std::vector<Part> &parts) {
    constexpr size_t kMostAlternatives = 512;
    auto all = [&parts](auto of) {
        Strings strings;
        for (const auto &part : parts) {
            const Strings &some = of(part);
            strings.insert(strings.end(), some.begin(), some.end());
        }
        tidy(strings);
        return strings;
    };
    Part part;
    part.first = all([](const Part &part) -> const Strings & { return part.first; });
    part.last = all([](const Part &part) -> const Strings & { return part.last; });
    part.is_exact = std::all_of(parts.begin(), parts.end(), [](const Part &part) { return part.is_exact; });
    if (!part.is_exact) part.need(all(best));
    part.may_be_empty = false;
    part.is_at_start = true;
    for (const auto &some : parts) {
        part.begins |= some.begins;
        part.may_be_empty |= some.may_be_empty;
        part.is_at_start &= some.is_at_start;
    }
    if (part.first.size() > kMostAlternatives || part.last.size() > kMostAlternatives) {
        if (part.is_exact) part.need(part.first);
        part.is_exact = false;
        part.first = part.last = {""};
    }
    return part;
}

Part repeated(const Part &part, int least, int most) {
    constexpr int kMostCopies = 3;
    if (least == 0) {
        if (most == 1 && part.is_exact) return either({Part(), part});
        Part any = Part::one_of(part.begins);
        any.may_be_empty = true;
        return any;
    }
    Part all = part;
    for (int count = 1; count < std::min(least, kMostCopies); count++) all = sequence(std::move(all), part);
    if (most != least || least > kMostCopies) all.is_exact = false;
    return all;
}

}  // namespace pattern_reading
