/* Stands between the program and the disk: tells every write to one folder to a log, or lets one of them fail. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static int log_fd = -1, fails_with = 0;
static long calls = 0, fails_from = -1, fails_until = -1;
static char folder[2048];

typedef ssize_t (*write_fn)(int, const void *, size_t);
typedef ssize_t (*pwrite_fn)(int, const void *, size_t, off64_t);
typedef int (*sync_fn)(int);
typedef int (*cut_fn)(int, off64_t);
#define REAL(type, name) ((type)dlsym(RTLD_NEXT, name))

/* Begin: which folder is watched, and where the log goes (-1: nowhere). */
void torture_begin(const char *watched, int fd) {
    strncpy(folder, watched, sizeof folder - 1);
    log_fd = fd;
    calls = 0;
}

/* Let the calls from one number up to another fail, counted from the last `torture_begin`. */
void torture_fail(long from, long until, int with) {
    fails_from = from;
    fails_until = until;
    fails_with = with;
}

long torture_calls(void) { return calls; }

/* Return whether the call goes on; note it in the log. */
static int passes(char kind, int fd, int64_t at, const void *data, int64_t length) {
    char link[64], path[2048];
    if (!folder[0] || fd == log_fd) return 1;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t size = readlink(link, path, sizeof path - 1);
    if (size < 0) return 1;
    path[size] = 0;
    if (strncmp(path, folder, strlen(folder)) != 0) return 1;
    long number = calls++;
    if (number >= fails_from && number < fails_until) {
        errno = fails_with;
        return 0;
    }
    if (log_fd >= 0) {
        char head[2304];
        int n = snprintf(head, sizeof head, "%c %lld %lld %s\n", kind, (long long)at, (long long)length, path + strlen(folder) + 1);
        REAL(write_fn, "write")(log_fd, head, n);
        if (data) REAL(write_fn, "write")(log_fd, data, length);
    }
    return 1;
}

ssize_t write(int fd, const void *data, size_t length) {
    if (!passes('w', fd, lseek(fd, 0, SEEK_CUR), data, length)) return -1;
    return REAL(write_fn, "write")(fd, data, length);
}
ssize_t pwrite64(int fd, const void *data, size_t length, off64_t at) {
    if (!passes('w', fd, at, data, length)) return -1;
    return REAL(pwrite_fn, "pwrite64")(fd, data, length, at);
}
ssize_t pwrite(int fd, const void *data, size_t length, off_t at) { return pwrite64(fd, data, length, at); }
int fsync(int fd) { return passes('s', fd, 0, 0, 0) ? REAL(sync_fn, "fsync")(fd) : -1; }
int fdatasync(int fd) { return passes('s', fd, 0, 0, 0) ? REAL(sync_fn, "fdatasync")(fd) : -1; }
int ftruncate64(int fd, off64_t to) { return passes('t', fd, to, 0, 0) ? REAL(cut_fn, "ftruncate64")(fd, to) : -1; }
int ftruncate(int fd, off_t to) { return ftruncate64(fd, to); }
