/* A USB camera, modelled: /dev/virtual-camera answers as a V4L2 driver with three sizes does.
 *
 * Asked for any size it takes the nearest of its own, as the kernel's uvcvideo does, and after a change the first
 * pictures are dark. Preload into whoever opens it:
 *   gcc -shared -fPIC -O2 -o virtual_camera.so virtual_camera.c -ldl
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/videodev2.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define NAME "/dev/virtual-camera"
#define DARK_FRAMES 3
#define BUFFERS 8

static const unsigned sizes[][2] = {{640, 480}, {1280, 720}, {2592, 1944}};
static const size_t slot = 10 * 1024 * 1024;
static int device = -1;
static unsigned width = 640, height = 480, taken, queue[BUFFERS], waiting;

static int opened(void) {
    device = memfd_create("virtual-camera", 0);
    if (ftruncate(device, slot * BUFFERS)) return -1;
    return device;
}

int open(const char *path, int flags, ...) {
    static int (*real)(const char *, int, ...);
    if (!real) real = (int (*)(const char *, int, ...))dlsym(RTLD_NEXT, "open");
    va_list more;
    va_start(more, flags);
    int mode = va_arg(more, int);
    va_end(more);
    return strcmp(path, NAME) ? real(path, flags, mode) : opened();
}

int open64(const char *path, int flags, ...) {
    static int (*real)(const char *, int, ...);
    if (!real) real = (int (*)(const char *, int, ...))dlsym(RTLD_NEXT, "open64");
    va_list more;
    va_start(more, flags);
    int mode = va_arg(more, int);
    va_end(more);
    return strcmp(path, NAME) ? real(path, flags, mode) : opened();
}

static unsigned long smaller(unsigned long one, unsigned long other) { return one < other ? one : other; }

static void set_format(struct v4l2_pix_format *pix, int keep) {
    unsigned best = 0;
    unsigned long least = ~0ul;
    for (unsigned i = 0; i < 3; i++) {
        unsigned long shared = smaller(sizes[i][0], pix->width) * smaller(sizes[i][1], pix->height);
        unsigned long apart = (unsigned long)sizes[i][0] * sizes[i][1] + (unsigned long)pix->width * pix->height - 2 * shared;
        if (apart < least) least = apart, best = i;
    }
    pix->width = sizes[best][0], pix->height = sizes[best][1];
    pix->pixelformat = V4L2_PIX_FMT_YUYV, pix->field = V4L2_FIELD_NONE;
    pix->bytesperline = pix->width * 2, pix->sizeimage = pix->bytesperline * pix->height;
    if (keep) width = pix->width, height = pix->height, taken = 0;
}

static int fill(struct v4l2_buffer *buffer) {
    if (!waiting) { errno = EAGAIN; return -1; }
    size_t size = (size_t)width * height * 2;
    unsigned char *picture = malloc(size);
    for (size_t at = 0; at < size; at += 2) picture[at] = taken < DARK_FRAMES ? 16 : 160, picture[at + 1] = 128;
    taken++;
    buffer->index = queue[0], buffer->bytesused = buffer->length = size;
    memmove(queue, queue + 1, --waiting * sizeof *queue);
    ssize_t written = pwrite(device, picture, size, buffer->index * slot);
    free(picture);
    usleep(5000);
    return written == (ssize_t)size ? 0 : -1;
}

static int answer(unsigned long request, void *what) {
    switch (request) {
    case VIDIOC_QUERYCAP: {
        struct v4l2_capability *about = what;
        about->capabilities = about->device_caps = V4L2_CAP_VIDEO_CAPTURE | V4L2_CAP_STREAMING;
        return 0;
    }
    case VIDIOC_S_FMT: set_format(&((struct v4l2_format *)what)->fmt.pix, 1); return 0;
    case VIDIOC_TRY_FMT: set_format(&((struct v4l2_format *)what)->fmt.pix, 0); return 0;
    case VIDIOC_G_FMT: {
        struct v4l2_pix_format *pix = &((struct v4l2_format *)what)->fmt.pix;
        unsigned before = taken;
        pix->width = width, pix->height = height;
        set_format(pix, 0);
        taken = before;
        return 0;
    }
    case VIDIOC_REQBUFS: waiting = 0; return 0;
    case VIDIOC_QUERYBUF: {
        struct v4l2_buffer *buffer = what;
        buffer->length = width * height * 2, buffer->m.offset = buffer->index * slot;
        return 0;
    }
    case VIDIOC_QBUF: queue[waiting++] = ((struct v4l2_buffer *)what)->index; return 0;
    case VIDIOC_DQBUF: return fill(what);
    case VIDIOC_STREAMON: case VIDIOC_STREAMOFF: return 0;
    default: errno = EINVAL; return -1;
    }
}

int ioctl(int fd, unsigned long request, ...) {
    static int (*real)(int, unsigned long, ...);
    if (!real) real = (int (*)(int, unsigned long, ...))dlsym(RTLD_NEXT, "ioctl");
    va_list more;
    va_start(more, request);
    void *what = va_arg(more, void *);
    va_end(more);
    return fd == device && device >= 0 ? answer((unsigned int)request, what) : real(fd, request, what);
}
