#pragma once
#include <gumbo.h>

// A node's union has three faces; each of these gives NULL for a node of another type.

static inline const GumboElement *cgumbo_element(const GumboNode *node) {
    return node->type == GUMBO_NODE_ELEMENT ? &node->v.element : NULL;
}

/// Decoded text, white space and CDATA; not comments.
static inline const char *cgumbo_text(const GumboNode *node) {
    return node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE || node->type == GUMBO_NODE_CDATA
        ? node->v.text.text : NULL;
}

static inline const GumboNode *cgumbo_child(const GumboElement *element, unsigned int index) {
    return (const GumboNode *)element->children.data[index];
}

/// The value of an attribute, NULL if the element has none of that name.
static inline const char *cgumbo_attribute(const GumboElement *element, const char *name) {
    GumboAttribute *attribute = gumbo_get_attribute(&element->attributes, name);
    return attribute ? attribute->value : NULL;
}

/// The options of gumbo's own, which is a constant of C and so shared by all threads.
static inline GumboOutput *cgumbo_parse(const char *bytes, size_t count) {
    return gumbo_parse_with_options(&kGumboDefaultOptions, bytes, count);
}

static inline void cgumbo_destroy(GumboOutput *output) { gumbo_destroy_output(&kGumboDefaultOptions, output); }
