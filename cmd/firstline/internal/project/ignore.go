package project

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"firstline/kb"
)

// IgnoreFile names what under kb/ is no source, in the patterns of .gitignore
// (https://git-scm.com/docs/gitignore#_pattern_format), relative to the project.
const IgnoreFile = ".firstlineignore"

// ignore is the rules of the file in their order: the last one that matches holds.
type ignore []rule

// rule is one line of the file.
type rule struct {
	parts  []string // of the path, ** for any number of them
	back   bool     // !: not ignored after all
	folder bool     // only folders
}

// readIgnore reads the file where there is one. Its mistakes are joined *kb.SyntaxError.
func readIgnore(fsys fs.FS) (ignore, error) {
	data, err := fs.ReadFile(fsys, IgnoreFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, kb.Errorf(kb.Pos{Path: IgnoreFile}, "cannot be read: %v", reason(err))
	}
	return parseIgnore(string(data))
}

func parseIgnore(text string) (ignore, error) {
	var rules ignore
	var mistakes Mistakes
	number := 0
	for line := range strings.Lines(strings.TrimPrefix(text, "\ufeff")) {
		number++
		line = trimEnd(line)
		if line == "" || line[0] == '#' {
			continue
		}
		r := parseRule(line)
		if slices.ContainsFunc(r.parts, isBad) {
			mistake := kb.Errorf(kb.Pos{Path: IgnoreFile, Line: number}, "%q is no pattern", line)
			mistake.Hint = "write a [ that belongs to a name as \\["
			mistakes.Add(mistake)
			continue
		}
		rules = append(rules, r)
	}
	return rules, mistakes.Err()
}

// trimEnd takes the end of a line and the blanks before it, but not a blank after a backslash.
func trimEnd(line string) string {
	line = strings.TrimRight(line, "\r\n")
	trimmed := strings.TrimRight(line, " \t")
	if strings.HasSuffix(trimmed, `\`) && len(trimmed) < len(line) {
		trimmed = line[:len(trimmed)+1]
	}
	return trimmed
}

func parseRule(line string) rule {
	var r rule
	line, r.back = strings.CutPrefix(line, "!")
	line, r.folder = strings.CutSuffix(line, "/")
	line = strings.ReplaceAll(line, "[!", "[^")
	if !strings.Contains(line, "/") {
		line = "**/" + line
	}
	for part := range strings.SplitSeq(strings.TrimPrefix(line, "/"), "/") {
		if part != "**" || len(r.parts) == 0 || r.parts[len(r.parts)-1] != "**" {
			r.parts = append(r.parts, part)
		}
	}
	return r
}

func isBad(part string) bool {
	_, err := path.Match(part, "")
	return err != nil
}

// match tells whether a file or folder is left out.
func (rules ignore) match(name string, isFolder bool) bool {
	names := strings.Split(name, "/")
	for _, r := range slices.Backward(rules) {
		if (isFolder || !r.folder) && matchParts(r.parts, names) {
			return !r.back
		}
	}
	return false
}

// matchParts matches the parts of a pattern with those of a path. At the end ** is everything inside
// a folder, not the folder.
func matchParts(parts, names []string) bool {
	for i, part := range parts {
		if part == "**" {
			if i == len(parts)-1 {
				return len(names) > 0
			}
			for skip := range names {
				if matchParts(parts[i+1:], names[skip:]) {
					return true
				}
			}
			return false
		}
		if len(names) == 0 {
			return false
		}
		if ok, err := path.Match(part, names[0]); !ok || err != nil {
			return false
		}
		names = names[1:]
	}
	return len(names) == 0
}
