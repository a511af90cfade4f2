#pragma once
#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <linux/seccomp.h>
#include <malloc.h>
#include <seccomp.h>
#include <signal.h>
#include <spawn.h>
#include <stdint.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

// Swift's view of glibc leaves out what only GNU has, forking, and variadic functions.
int close_range(unsigned int first, unsigned int last, int flags);

static inline int confinement_close_from(int first) { return close_range((unsigned)first, ~0U, 0); }

/// Gives free memory back, which a fork would take along (malloc_trim(3)).
static inline void confinement_release_free_memory(void) { malloc_trim(0); }

/// Blocks of more than a mebibyte go back to the system when they are freed. By itself, glibc keeps those that are no
/// larger than one that was freed before, up to 32 MiB (M_MMAP_THRESHOLD in mallopt(3)).
static inline void confinement_return_large_blocks(void) { mallopt(M_MMAP_THRESHOLD, 1 << 20); }

/// Only for a process with one thread: the child has that one alone, whatever the others held.
static inline pid_t confinement_fork(void) { return fork(); }

/// A descriptor that can be read from when a child has ended, which is no longer told by a signal (signalfd(2)).
static inline int confinement_watch_children(void) {
    sigset_t ended;
    sigemptyset(&ended);
    sigaddset(&ended, SIGCHLD);
    if (sigprocmask(SIG_BLOCK, &ended, NULL) != 0) return -1;
    return signalfd(-1, &ended, SFD_CLOEXEC | SFD_NONBLOCK);
}

/// The kernel ends this process with SIGKILL when the thread that forked it ends.
static inline int confinement_die_with_parent(void) { return prctl(PR_SET_PDEATHSIG, 9, 0, 0, 0); }

/// Whoever is not the superuser can neither trace this process nor read its memory (ptrace(2)).
static inline int confinement_refuse_tracing(void) { return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); }

static inline int confinement_gain_no_privileges(void) { return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); }
static inline int confinement_gains_no_privileges(void) { return prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0); }

/// Gives up every capability, which a superuser has and with which some limits would not bind.
static inline int confinement_drop_capabilities(void) {
    struct __user_cap_header_struct header = {_LINUX_CAPABILITY_VERSION_3, 0};
    struct __user_cap_data_struct none[2];
    memset(none, 0, sizeof none);
    return (int)syscall(SYS_capset, &header, none);
}

// Landlock, of which Debian 12's headers and C library know little or nothing.

#ifndef SYS_landlock_create_ruleset
#define SYS_landlock_create_ruleset 444
#define SYS_landlock_restrict_self 446
#endif

/// The newest form of the kernel's `struct landlock_ruleset_attr`; to older kernels the tail must be zero.
struct confinement_landlock_ruleset {
    uint64_t handled_access_fs;
    uint64_t handled_access_net;
    uint64_t scoped;
};

/// The newest ABI that the running kernel has; negative where Landlock is missing or off.
static inline int confinement_landlock_abi(void) {
    return (int)syscall(SYS_landlock_create_ruleset, NULL, (size_t)0, 1U);
}

static inline int confinement_landlock_create(const struct confinement_landlock_ruleset *ruleset) {
    return (int)syscall(SYS_landlock_create_ruleset, ruleset, sizeof *ruleset, 0U);
}

static inline int confinement_landlock_restrict(int ruleset) {
    return (int)syscall(SYS_landlock_restrict_self, ruleset, 0U);
}

// seccomp: the actions are macros with arguments.

static inline uint32_t confinement_filter_fails_with(int error) { return SCMP_ACT_ERRNO((uint32_t)error); }
static inline uint32_t confinement_filter_allows(void) { return SCMP_ACT_ALLOW; }

/// Whether the kernel takes filters that answer a system call with an error.
static inline int confinement_filter_available(void) {
    uint32_t action = SECCOMP_RET_ERRNO;
    return syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0U, &action) == 0;
}

/// Sends a message and a duplicate of a descriptor with it (unix(7), SCM_RIGHTS).
static inline ssize_t confinement_send_descriptor(int socket, const void *bytes, size_t count, int descriptor) {
    struct iovec part = {(void *)bytes, count};
    union {
        struct cmsghdr header;
        char bytes[CMSG_SPACE(sizeof(int))];
    } control;
    memset(&control, 0, sizeof control);
    struct msghdr message = {
        .msg_iov = &part, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control};
    struct cmsghdr *rights = CMSG_FIRSTHDR(&message);
    rights->cmsg_level = SOL_SOCKET;
    rights->cmsg_type = SCM_RIGHTS;
    rights->cmsg_len = CMSG_LEN(sizeof(int));
    memcpy(CMSG_DATA(rights), &descriptor, sizeof descriptor);
    return sendmsg(socket, &message, MSG_NOSIGNAL);
}

/// Receives a message and the descriptor that may come with it; `*descriptor` is -1 if none did.
static inline ssize_t confinement_receive_descriptor(int socket, void *bytes, size_t count, int *descriptor) {
    struct iovec part = {bytes, count};
    union {
        struct cmsghdr header;
        char bytes[CMSG_SPACE(sizeof(int))];
    } control;
    memset(&control, 0, sizeof control);
    struct msghdr message = {
        .msg_iov = &part, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control};
    *descriptor = -1;
    ssize_t received = recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
    struct cmsghdr *rights = received < 0 ? NULL : CMSG_FIRSTHDR(&message);
    if (rights && rights->cmsg_level == SOL_SOCKET && rights->cmsg_type == SCM_RIGHTS
        && rights->cmsg_len == CMSG_LEN(sizeof(int)))
        memcpy(descriptor, CMSG_DATA(rights), sizeof *descriptor);
    return received;
}
