//go:build linux || darwin

package store

import (
	"os"
	"syscall"
)

// contents gives a file as it lies in the system's memory: nothing is copied, and what is never looked at may leave
// that memory. A Sync puts another file in the place of this one, which stays what it was for as long as the process
// lives. To write into it from elsewhere is to end the process.
func contents(f *os.File, size int64) ([]byte, error) {
	if size == 0 {
		return nil, nil // what is empty has no place in memory
	}
	b, err := syscall.Mmap(int(f.Fd()), 0, int(size), syscall.PROT_READ, syscall.MAP_SHARED)
	if err != nil {
		return nil, &os.PathError{Op: "map", Path: f.Name(), Err: err}
	}
	return b, nil
}
