//go:build !linux && !darwin

package store

import (
	"io"
	"os"
)

// contents reads a file of a size. On Windows no other file can take the place of one that lies in the system's memory.
func contents(f *os.File, size int64) ([]byte, error) {
	b := make([]byte, size)
	n, err := io.ReadFull(f, b)
	if err == io.ErrUnexpectedEOF || err == io.EOF {
		err = nil // it has shrunk since, which is damage
	}
	return b[:n], err
}
