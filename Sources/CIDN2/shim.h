#pragma once
#include <idn2.h>
#include <stddef.h>

/// A domain in UTF-8 as DNS has it, to be freed with `idn2_free`; NULL where it has no such form.
static inline char *cidn2_ascii(const char *domain) {
    char *ascii = NULL;
    return idn2_to_ascii_8z(domain, &ascii, IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL) == IDN2_OK ? ascii : NULL;
}
