package store

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"time"
)

// replace puts what write writes in the place of the file at path: a reader sees the old file or
// the new one. The temporary file is .NAME and digits. A file that somebody is reading cannot be
// replaced on Windows; readers are done in moments, so it is tried for a while.
func replace(path string, write func(io.Writer) error) error {
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+"*")
	if err != nil {
		return err
	}
	if err := write(f); err != nil {
		return errors.Join(err, f.Close(), os.Remove(f.Name()))
	}
	if err := errors.Join(f.Sync(), f.Close()); err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	for range 20 {
		if err = os.Rename(f.Name(), path); err == nil {
			return nil
		}
		time.Sleep(25 * time.Millisecond)
	}
	return errors.Join(err, os.Remove(f.Name()))
}
