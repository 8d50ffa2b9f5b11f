package lint

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"

	"firstline/kb"
	"firstline/kb/text"
)

// Accepted is the list of findings that a company lives with: whoever begins with an old knowledge base
// accepts what there is, and is told of what is new. A finding is the same as long as its file, its
// code, its message and the text of its line are, wherever that line has moved to.
type Accepted struct {
	Schema   string         `json:"schema"`
	Findings []AcceptedOnce `json:"findings"`
}

// AcceptedOnce is one finding of the list, or several that are alike.
type AcceptedOnce struct {
	Path    string `json:"path"`
	Code    string `json:"code"`
	Message string `json:"message"`        // without numbers of lines
	Line    string `json:"line,omitempty"` // its text, where it may be shown
	Hash    string `json:"hash,omitempty"` // of its text, where it may not
	Times   int    `json:"times,omitempty"`
}

// acceptedSchema names the format.
const acceptedSchema = "firstline.accepted/v1"

var lineNumbers = text.Pattern(`(\.[A-Za-z]{1,8}(?:![^:"“”]{1,60})?):\d+`)

// keys gives the findings as they stand on a list; line gives the text of the line that one stands on.
func keys(findings []kb.Finding, line func(kb.Pos) string) []AcceptedOnce {
	mask := NewMask(findings)
	all := make([]AcceptedOnce, len(findings))
	for i, f := range findings {
		key := AcceptedOnce{Path: f.Pos.Path, Code: f.Code, Message: lineNumbers().ReplaceAllString(f.Message, "$1"), Line: strings.TrimSpace(line(f.Pos))}
		if mask.Line(f.Pos, key.Line) != key.Line {
			key.Line, key.Hash = "", shortHash(key.Line)
		}
		all[i] = key
	}
	return all
}

// shortHash tells that a line is another one, and is too short to find out by trials what stands in it: many
// thousands of card numbers have each.
func shortHash(line string) string {
	const length = 2 // bytes
	sum := sha256.Sum256([]byte(line))
	return hex.EncodeToString(sum[:length])
}

// Accept makes the list of findings; line gives the text of the line that one stands on.
func Accept(findings []kb.Finding, line func(kb.Pos) string) Accepted {
	a := Accepted{Schema: acceptedSchema, Findings: []AcceptedOnce{}}
	places := map[AcceptedOnce]int{}
	for _, key := range keys(findings, line) {
		i, known := places[key]
		if !known {
			places[key] = len(a.Findings)
			a.Findings = append(a.Findings, key)
			continue
		}
		a.Findings[i].Times = max(a.Findings[i].Times, 1) + 1
	}
	return a
}

// ReadAccepted reads a list.
func ReadAccepted(data []byte) (Accepted, error) {
	var a Accepted
	if err := json.Unmarshal(data, &a); err != nil {
		return a, err
	}
	if a.Schema != acceptedSchema {
		return a, fmt.Errorf("schema is %q, not %s", a.Schema, acceptedSchema)
	}
	return a, nil
}

// Without parts findings into those that are not on the list, and how many are.
func (a Accepted) Without(findings []kb.Finding, line func(kb.Pos) string) (left []kb.Finding, accepted int) {
	counts := map[AcceptedOnce]int{}
	for _, f := range a.Findings {
		n := max(1, f.Times)
		f.Times = 0
		counts[f] += n
	}
	for i, key := range keys(findings, line) {
		if counts[key] > 0 {
			counts[key]--
			accepted++
			continue
		}
		left = append(left, findings[i])
	}
	return left, accepted
}
