package source

import (
	"io/fs"
	"path"
	"strings"
)

// exchangeParts are the names that programs of 1C give to the files of one exchange of CommerceML beside
// import0_1.xml, which holds the goods.
func exchangeParts() []string { return []string{"offers", "prices", "rests"} }

// Whole names the file that a file is a part of by its name, and is read with where it is there: the
// goods that offers0_1.xml has prices for are in import0_1.xml. It is empty for any other name.
func Whole(name string) string {
	dir, base := path.Split(name)
	for _, part := range exchangeParts() {
		if rest, ok := strings.CutPrefix(base, part); ok && path.Ext(rest) == ".xml" {
			return dir + "import" + rest
		}
	}
	return ""
}

// together adds to the name of a file with goods those of the files that are parts of it.
func together(fsys fs.FS, names []string) []string {
	if len(names) != 1 {
		return names
	}
	dir, base := path.Split(names[0])
	rest, ok := strings.CutPrefix(base, "import")
	if !ok || path.Ext(rest) != ".xml" {
		return names
	}
	for _, part := range exchangeParts() {
		if info, err := fs.Stat(fsys, dir+part+rest); err == nil && info.Mode().IsRegular() {
			names = append(names, dir+part+rest)
		}
	}
	return names
}
