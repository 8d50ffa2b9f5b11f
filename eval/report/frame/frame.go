// Package frame is what the HTML pages of firstline share: words and figures in two languages, a
// style sheet with a light and a dark theme, and the policy that lets nothing else into a page.
//
// A page is one file that needs no server and no outside address, and of which all can be read
// without scripts. Its templates begin with frame.begin, which leaves the tag header open for more, and
// end with frame.end, which closes main, both of files/frame.html; its script finds frame.fold and
// frame.counted of files/frame.js.
package frame

import (
	"bufio"
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

// Frame is what the templates frame.begin and frame.end show of a page, beside its [Words].
type Frame struct {
	Title        string
	Facts        []string // below the title: what the page is of, at a glance
	Main, ToMain string   // the id of the part that readers come for, and the words of the link to it

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

// Templates reads the templates of a page, the files *.html of a folder of fsys. They know the function t,
// which is [Words.T].
func Templates(fsys fs.FS, dir string, w Words) (*template.Template, error) {
	shared, err := template.New("").Funcs(template.FuncMap{"t": w.T}).ParseFS(files, "files/*.html")
	if err != nil {
		return nil, err
	}
	return shared.ParseFS(fsys, dir+"/*.html")
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

// Write has a page written to w. Whatever is written becomes text that a page may hold: bytes that are no
// UTF-8, and control characters other than those of lines, are U+FFFD.
func Write(w io.Writer, write func(io.Writer) error) error {
	out := bufio.NewWriterSize(w, 1<<16)
	printable := transform.NewWriter(out, runes.Map(func(r rune) rune { // bytes that are no UTF-8 come as U+FFFD
		switch {
		case r == '\n' || r == '\t' || r == '\r':
			return r
		case unicode.IsControl(r), r&0xFFFE == 0xFFFE: // the latter are no characters
			return unicode.ReplacementChar
		}
		return r
	}))
	if err := write(printable); err != nil {
		return err
	}
	if err := printable.Close(); err != nil {
		return err
	}
	return out.Flush()
}
