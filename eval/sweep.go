package eval

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Sweep removes what writers of a file that were killed while they replaced it ([Replace]) have left beside it.
// The caller sees to it that nobody replaces the file meanwhile.
func Sweep(path string) error {
	files, err := os.ReadDir(filepath.Dir(path))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	var errs []error
	for _, f := range files {
		digits, ours := strings.CutPrefix(f.Name(), filepath.Base(path)+".")
		digits, temporary := strings.CutSuffix(digits, ".tmp")
		if ours && temporary && digits != "" && strings.Trim(digits, "0123456789") == "" {
			errs = append(errs, os.Remove(filepath.Join(filepath.Dir(path), f.Name())))
		}
	}
	return errors.Join(errs...)
}
