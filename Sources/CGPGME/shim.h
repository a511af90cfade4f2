#pragma once
#include <errno.h>
#include <gpgme.h>
#include <locale.h>
#include <string.h>

// Swift reads gpgme's headers as they are; what stands here are macros and bit-fields, and a wipe that no optimiser
// takes away.

static inline gpg_err_code_t postern_gpgme_code(gpgme_error_t error) { return gpgme_err_code(error); }

static inline void postern_wipe(void *bytes, size_t count) { explicit_bzero(bytes, count); }

static inline int postern_key_is_revoked(gpgme_key_t key) { return key->revoked; }
static inline int postern_key_is_expired(gpgme_key_t key) { return key->expired; }
static inline int postern_key_is_usable(gpgme_key_t key) {
    return !key->revoked && !key->expired && !key->disabled && !key->invalid;
}
static inline int postern_key_can_encrypt(gpgme_key_t key) { return key->can_encrypt; }
static inline int postern_key_can_sign(gpgme_key_t key) { return key->can_sign; }
static inline int postern_key_is_secret(gpgme_key_t key) { return key->secret; }
static inline int postern_subkey_is_revoked(gpgme_subkey_t key) { return key->revoked; }
static inline int postern_uid_is_revoked(gpgme_user_id_t uid) { return uid->revoked || uid->invalid; }
