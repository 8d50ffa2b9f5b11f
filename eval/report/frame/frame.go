// Package frame is what the HTML pages of firstline share: words and figures in two languages, a
// style sheet with a light and a dark theme, and the policy that lets nothing else into a page.
//
// A page is one file that needs no server and no outside address, and of which all can be read
// without scripts. Its template brings a button with the id theme, whose data-dark and data-light
// name the themes; its script finds frame.fold and frame.counted of files/frame.js.
package frame

import (
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"html/template"
	"io"
	"io/fs"
	"unicode"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
)

//go:embed files
var files embed.FS

// Frame is what the head of a page needs.
type Frame struct {
	Style  template.CSS
	Script template.JS
	// Policy is the Content-Security-Policy: nothing runs, loads or is sent but that script and
	// that style, whatever the page holds.
	Policy string
}

// New gives the frame of a page with a style and a script of its own, two files of fsys, which
// follow those that all pages share. A page that has no script of its own names none.
func New(fsys fs.FS, style, script string) (Frame, error) {
	css, err := joined(fsys, "files/frame.css", style)
	if err != nil {
		return Frame{}, err
	}
	js, err := joined(fsys, "files/frame.js", script)
	if err != nil {
		return Frame{}, err
	}
	return Frame{
		Style: template.CSS(css), Script: template.JS(js),
		Policy: "default-src 'none'; style-src " + allowed(css) + "; script-src " + allowed(js) +
			"; img-src data:; form-action 'none'; base-uri 'none'",
	}, nil
}

func joined(fsys fs.FS, shared, own string) ([]byte, error) {
	first, err := files.ReadFile(shared)
	if err != nil || own == "" {
		return first, err
	}
	second, err := fs.ReadFile(fsys, own)
	return append(append(first, '\n'), second...), err
}

// allowed is the source expression that lets exactly this inline block in.
//
// https://www.w3.org/TR/CSP3/#grammardef-hash-source
func allowed(block []byte) string {
	sum := sha256.Sum256(block)
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// Printable writes to w and makes any bytes text that a page may hold: what is no UTF-8, and control
// characters other than those of lines, becomes U+FFFD. Close it to have all written.
func Printable(w io.Writer) io.WriteCloser {
	return transform.NewWriter(w, runes.Map(func(r rune) rune { // bytes that are no UTF-8 come as U+FFFD
		switch {
		case r == '\n' || r == '\t' || r == '\r':
			return r
		case unicode.IsControl(r), r&0xFFFE == 0xFFFE: // the latter are no characters
			return unicode.ReplacementChar
		}
		return r
	}))
}
