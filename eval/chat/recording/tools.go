package recording

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// A model that takes no tools says so once, and whoever asks it keeps that in mind: whichever dialog came
// first was refused. Thus it is kept of the model, and not of a dialog.

func (b *Book) noTools(v Voice) string {
	return filepath.Join(b.root, filepath.FromSlash(v.folder()), noToolsFile)
}

func (b *Book) takesNoTools(v Voice) bool {
	_, err := os.Stat(b.noTools(v))
	return err == nil
}

// noteTools keeps whether a model takes tools.
func (b *Book) noteTools(v Voice, takes bool) error {
	if !takes {
		return write(b.noTools(v), []byte("This model was asked with tools and takes none.\n"))
	}
	if err := os.Remove(b.noTools(v)); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
