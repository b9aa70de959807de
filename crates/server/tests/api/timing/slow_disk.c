/* A disk that takes ten milliseconds more for each flush. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <unistd.h>

static void wait_for_it(void) { usleep(10000); }

int fsync(int file) {
    wait_for_it();
    return ((int (*)(int))dlsym(RTLD_NEXT, "fsync"))(file);
}

int fdatasync(int file) {
    wait_for_it();
    return ((int (*)(int))dlsym(RTLD_NEXT, "fdatasync"))(file);
}
