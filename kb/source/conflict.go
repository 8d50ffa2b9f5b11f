package source

import (
	"slices"
	"strings"

	"firstline/kb"
)

// checkConflict refuses a text in which git left the two sides of a merge. The three marks in a
// block of code show somebody what they look like.
func checkConflict(path string, lines []string) error {
	ours, middle := -1, false
	var fences []kb.Fence
	for i, line := range lines {
		switch {
		case line == "" || line[0] != '<' && line[0] != '=' && line[0] != '>':
		case isConflictMark(line, "<<<<<<<"):
			ours, middle = i, false
		case ours >= 0 && line == "=======":
			middle = true
		case middle && isConflictMark(line, ">>>>>>>"):
			if fences == nil {
				fences = kb.Fences(lines)
			}
			if !slices.ContainsFunc(fences, func(f kb.Fence) bool { return f.Start < ours && i < f.End }) {
				return &kb.SyntaxError{Pos: kb.Pos{Path: path, Line: ours + 1}, Msg: "a merge conflict is left here", Hint: "resolve the merge first"}
			}
			ours, middle = -1, false
		}
	}
	return nil
}

func isConflictMark(line, mark string) bool {
	rest, ok := strings.CutPrefix(line, mark)
	return ok && (rest == "" || rest[0] == ' ')
}
