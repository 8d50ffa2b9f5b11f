package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"

	"firstline/cmd/firstline/internal/project"
	"firstline/cmd/firstline/internal/ui"
	"firstline/eval/report"
	"firstline/kb"
	"firstline/kb/lint"
	"firstline/kb/source/charset"
)

// fix shows what can be mended safely as a diff, and mends it where that is wanted.
func (l *linter) fix(findings []kb.Finding, write bool) error {
	var errs []error
	lines := 0
	for len(findings) > 0 {
		name := findings[0].Pos.Path
		end := slices.IndexFunc(findings, func(f kb.Finding) bool { return f.Pos.Path != name })
		if end < 0 {
			end = len(findings)
		}
		n, err := l.fixFile(name, findings[:end], write)
		lines += n
		errs = append(errs, err)
		findings = findings[end:]
	}
	switch {
	case lines == 0:
		fmt.Fprintln(l.out, "nothing that can be mended safely")
	case write:
		fmt.Fprintln(l.out, report.Many(lines, "line")+" mended")
	default:
		fmt.Fprintln(l.out, report.Many(lines, "line")+" can be mended")
		l.note("--write mends them")
	}
	return errors.Join(errs...)
}

// fixFile mends one file; it tells how many lines differ. All else in it stays as it is, byte for byte.
func (l *linter) fixFile(name string, findings []kb.Finding, write bool) (int, error) {
	data, err := fs.ReadFile(l.FS, name)
	if err != nil {
		return 0, nil //nolint:nilerr // a file that cannot be read is told of as a finding
	}
	file, ok := charset.Editable(data, l.encoding(name))
	if !ok {
		return 0, nil
	}
	styles, mask := l.styles(), lint.NewMask(l.findings)
	changed := 0
	mended := map[int]string{} // by the number of the line
	for _, f := range findings {
		if f.Pos.Line < 1 || f.Pos.Line > len(file.Lines) || f.Pos.Sheet != "" {
			continue
		}
		line, known := mended[f.Pos.Line]
		if !known {
			line = file.Lines[f.Pos.Line-1]
		}
		mended[f.Pos.Line], _ = lint.Mend(f, line, l.FS)
	}
	for _, number := range slices.Sorted(maps.Keys(mended)) {
		was, now := file.Lines[number-1], mended[number]
		if now == was {
			continue
		}
		if changed == 0 {
			fmt.Fprintln(l.out, styles.Title.Render(ui.Name(name)))
		}
		at := kb.Pos{Path: name, Line: number}
		fmt.Fprintf(l.out, "  %d\n  %s\n  %s\n", number, styles.Bad.Render("- "+visible(mask.Line(at, was))), styles.Good.Render("+ "+visible(mask.Line(at, now))))
		file.Lines[number-1] = now
		changed++
	}
	if changed == 0 || !write {
		return changed, nil
	}
	whole, err := file.Bytes()
	if err != nil {
		return 0, fmt.Errorf("%s: %w", name, err)
	}
	return changed, l.rewrite(name, whole)
}

// encoding is that in which a source was read.
func (l *linter) encoding(name string) string {
	for _, s := range l.sources {
		if s.Path == name {
			return s.Encoding
		}
	}
	return ""
}

// rewrite replaces a file of the project in one step, with the permissions that it has.
func (l *linter) rewrite(name string, data []byte) error {
	info, err := os.Stat(l.Path(name))
	if err != nil {
		return err
	}
	err = writeFile(l.Path(name), func(w io.Writer) error {
		_, err := io.Copy(w, bytes.NewReader(data))
		return err
	})
	return errors.Join(err, os.Chmod(l.Path(name), info.Mode().Perm()))
}

// visible writes the characters that nobody sees as their numbers.
func visible(line string) string {
	var b strings.Builder
	for _, r := range strings.TrimRight(line, "\r") {
		if lint.Unseen(r) {
			fmt.Fprintf(&b, "<U+%04X>", r)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// accept writes all that is found to the list of what the company lives with.
func (l *linter) accept() error {
	all := l.JudgeAll(l.findings, l.sources)
	list := lint.Accept(project.Acceptable(all), l.Shown(l.sources))
	if err := os.MkdirAll(l.Path(project.EvalDir), 0o777); err != nil {
		return err
	}
	if err := writeFile(l.Path(project.AcceptedFile), func(w io.Writer) error { return writeJSON(w, list) }); err != nil {
		return err
	}
	n := 0
	for _, f := range list.Findings {
		n += max(1, f.Times)
	}
	fmt.Fprintf(l.out, "%s accepted in %s\n", report.Many(n, "finding"), project.AcceptedFile)
	if left := len(all) - n; left > 0 {
		fmt.Fprintf(l.out, "%s not: other commands end with 2 for them\n", report.Many(left, "finding"))
	}
	return nil
}
