package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/gofrs/flock"
)

// Lock keeps other writers of a file out, of this process or another, until release is called: by a
// file beside it, which stays. It waits for as long as ctx lives, and calls waiting once when it has to.
func Lock(ctx context.Context, path string, waiting func()) (release func() error, err error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return nil, unwritable(path, err)
	}
	l := flock.New(path+".lock", flock.SetPermissions(0o644))
	got, err := l.TryLock()
	if err != nil {
		return nil, unwritable(path, err)
	}
	if !got {
		if waiting != nil {
			waiting()
		}
		if _, err := l.TryLockContext(ctx, 20*time.Millisecond); err != nil {
			return nil, err
		}
	}
	return l.Unlock, nil
}

// unwritable says of the index, in place of one of the files beside it, why it cannot be written.
func unwritable(path string, err error) error {
	if cause, ok := errors.AsType[*fs.PathError](err); ok {
		return fmt.Errorf("%s cannot be written: %w", path, cause.Err)
	}
	return err
}

// sweep removes the temporary files of writers that were killed. The caller holds the lock, so
// none of them is in use.
func sweep(path string) error {
	dir, base := filepath.Split(path)
	if dir == "" {
		dir = "."
	}
	files, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, f := range files {
		digits, ok := strings.CutPrefix(f.Name(), "."+base)
		if !ok || digits == "" || strings.Trim(digits, "0123456789") != "" {
			continue
		}
		if err := os.Remove(filepath.Join(dir, f.Name())); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}
