package lint

import (
	"io/fs"
	"path"
	"strings"

	"firstline/kb"
)

// Mend mends a line of a file of what a finding tells, where that is safe: letters of another alphabet
// inside of a word, invisible characters, and capitals in the name of a picture. It gives the line as it
// is, and false, where it is not.
func Mend(f kb.Finding, line string, files fs.FS) (string, bool) {
	mended := line
	switch f.Code {
	case mixedLetters:
		mended = mendMixed(line)
	case invisible:
		mended = withoutUnseen(line)
	case noPicture:
		mended = mendPicture(f, line, files)
	}
	return mended, mended != line
}

// mendPicture writes the name of a picture with the capitals that the file has.
func mendPicture(f kb.Finding, line string, files fs.FS) string {
	_, rest, _ := strings.Cut(f.Message, "the picture ")
	src, _, _ := strings.Cut(rest, " is not there")
	twin := caseTwin(files, src)
	if twin == "" {
		return line
	}
	return strings.Replace(line, path.Base(src), path.Base(twin), 1)
}
