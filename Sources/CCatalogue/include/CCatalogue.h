#pragma once

#include <stddef.h>

/// The catalogue's files one after another, as they stand in `Sources/Extraction/Catalogue/Data`.
///
/// They are part of the program, since what reads a report is confined and opens no file.
extern const unsigned char ccatalogue_text[];
extern const size_t ccatalogue_size;

/// The first byte; an array of unknown length does not reach Swift.
static inline const unsigned char *ccatalogue_start(void) { return ccatalogue_text; }

/// Words that name nothing: `ordinary-words.txt` of the same folder.
extern const unsigned char ccatalogue_words[];
extern const size_t ccatalogue_words_size;

static inline const unsigned char *ccatalogue_words_start(void) { return ccatalogue_words; }
