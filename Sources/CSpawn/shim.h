#pragma once
#include <spawn.h>

// Swift's view of glibc leaves out what only GNU has.
int pipe2(int ends[2], int flags);
int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int from);

/// The child starts without any descriptor from `from` on. A pipe of another thread that it inherits would stay open as
/// long as the child lives, and whoever reads from that pipe would wait for its end.
static inline int spawn_close_from(posix_spawn_file_actions_t *actions, int from) {
    return posix_spawn_file_actions_addclosefrom_np(actions, from);
}
