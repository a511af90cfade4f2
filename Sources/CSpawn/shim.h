#pragma once
#include <signal.h>
#include <spawn.h>

// Swift's view of glibc leaves out what only GNU has.
int pipe2(int ends[2], int flags);
int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int from);

/// The child starts without any descriptor from `from` on. A pipe of another thread that it inherits would stay open as
/// long as the child lives, and whoever reads from that pipe would wait for its end.
static inline int spawn_close_from(posix_spawn_file_actions_t *actions, int from) {
    return posix_spawn_file_actions_addclosefrom_np(actions, from);
}

/// The child leads a process group of its own, blocks no signal, and takes each as programs do by default.
static inline int spawn_as_leader(posix_spawnattr_t *attributes) {
    sigset_t signals;
    sigemptyset(&signals);
    int error = posix_spawnattr_setsigmask(attributes, &signals);
    sigfillset(&signals);
    if (error == 0) error = posix_spawnattr_setsigdefault(attributes, &signals);
    if (error == 0) error = posix_spawnattr_setpgroup(attributes, 0);
    short flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK;
    return error != 0 ? error : posix_spawnattr_setflags(attributes, flags);
}

int memfd_create(const char *name, unsigned int flags);

/// A file in memory: close-on-exec, and it can be sealed against growing.
static inline int postern_memory_file(const char *name) {
    return memfd_create(name, 0x1U | 0x2U);
}
