/* A power cut, modelled: for each file in $POWERCUT_DISK, $POWERCUT_AFTER keeps the bytes of its last fsync.
 *
 * After SIGKILL the second folder is what a disk holds that lost its write cache. Preload into the writer:
 *   gcc -shared -fPIC -O2 -o powercut.so powercut.c -ldl
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int (*real_unlink)(const char *);
static const char *disk, *after;

__attribute__((constructor)) static void begin(void) {
    real_unlink = (int (*)(const char *))dlsym(RTLD_NEXT, "unlink");
    disk = getenv("POWERCUT_DISK");
    after = getenv("POWERCUT_AFTER");
}

/* Where the synced copy of `path` lives; 0 when the file is none of ours. Shared memory is never on the disk. */
static int copy_of(const char *path, char *copy) {
    size_t length = strlen(path);
    if (!disk || !after || strncmp(path, disk, strlen(disk))) return 0;
    if (length > 4 && !strcmp(path + length - 4, "-shm")) return 0;
    snprintf(copy, PATH_MAX, "%s%s", after, strrchr(path, '/'));
    return 1;
}

static void keep(int descriptor) {
    char link[64], path[PATH_MAX], copy[PATH_MAX], part[PATH_MAX + 8];
    static char buffer[1 << 16];
    struct stat found;
    if (fstat(descriptor, &found) || !S_ISREG(found.st_mode)) return;
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length <= 0) return;
    path[length] = 0;
    if (!copy_of(path, copy)) return;
    snprintf(part, sizeof part, "%s.part", copy);
    int to = open(part, O_WRONLY | O_CREAT | O_TRUNC, 0600), from = open(path, O_RDONLY);
    if (to < 0 || from < 0) abort();
    while ((length = read(from, buffer, sizeof buffer)) > 0)
        if (write(to, buffer, length) != length) abort();
    close(from);
    close(to);
    rename(part, copy); /* whole or not at all, whenever SIGKILL comes */
}

int fsync(int descriptor) {
    keep(descriptor);
    return 0;
}

int fdatasync(int descriptor) {
    keep(descriptor);
    return 0;
}

int unlink(const char *path) {
    char copy[PATH_MAX];
    if (copy_of(path, copy)) real_unlink(copy);
    return real_unlink(path);
}
