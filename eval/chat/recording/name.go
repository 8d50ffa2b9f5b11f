package recording

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path"
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"firstline/eval/chat"
)

const (
	partsFolder = "parts"
	noToolsFile = "no-tools.txt"
	pageEnd     = ".yaml"
)

// pageName is the file of a scene's recordings, from the top of the book.
func pageName(v Voice, s chat.Scene) string {
	set, dialog, _ := strings.Cut(s.Dialog, "/")
	name := safe(dialog)
	if s.Try > 1 {
		name += fmt.Sprintf("@%d", s.Try)
	}
	return path.Join(v.folder(), safe(set), name+pageEnd)
}

// tryOf is the end of the name of a page of a further try.
func tryOf(name string) string {
	return regexp.MustCompile(`@\d+` + regexp.QuoteMeta(pageEnd) + `$`).FindString(name)
}

// firstPage is the name of the page of the first try, of any page.
func firstPage(name string) string {
	if try := tryOf(name); try != "" {
		return strings.TrimSuffix(name, try) + pageEnd
	}
	return name
}

// safe makes of any name one that every file system takes, and keeps apart from all others. A name in
// small letters, Russian ones too, mostly stays as it is; any other ends with a hash, since some file
// systems take Pro and pro for the same.
func safe(name string) string {
	const longest = 100 // in bytes: the limit of many file systems is 255, and endings are added
	kept := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("-_.+", r) {
			return r
		}
		return '-'
	}, norm.NFC.String(name))
	kept = strings.Trim(kept, ".")
	if len(kept) > longest {
		kept = strings.ToValidUTF8(kept[:longest], "")
	}
	if kept == name && name != "" && strings.ToLower(name) == name && !isReserved(name) {
		return name
	}
	return kept + "~" + hash(name)[:8]
}

// isReserved knows the names that Windows keeps for devices, whatever their ending, and those that have a
// meaning in a book.
func isReserved(name string) bool {
	stem, _, _ := strings.Cut(name, ".")
	switch stem {
	case "con", "prn", "aux", "nul":
		return true
	}
	device := strings.HasPrefix(stem, "com") || strings.HasPrefix(stem, "lpt")
	return device && len(stem) == len("com1") && unicode.IsDigit(rune(stem[3])) || name == partsFolder || name == vectorsFolder || name == noToolsFile
}

// hash names a text by its content, in 12 characters.
func hash(text string) string { return longHash(text)[:12] }

func longHash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}
