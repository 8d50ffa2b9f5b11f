package project

import (
	"io/fs"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"firstline/kb"
)

// Pinned is a value of an operator: of base or of off_topic.
type Pinned struct{ Key, Value string }

// Pin gives firstline.yaml with values of an operator changed, or added after its layer, and all else as
// its author wrote it. A file that is written in a way in which the place is not plain is an error, which
// says what to write by hand.
func (p *Project) Pin(operator string, values ...Pinned) ([]byte, error) {
	data, err := fs.ReadFile(p.FS, FileName)
	for _, v := range values {
		if err == nil {
			data, err = pin(data, operator, v.Key, v.Value)
		}
	}
	return data, err
}

// pin changes one value in the text of a firstline.yaml.
func pin(data []byte, operator, key, value string) ([]byte, error) {
	before, err := readConfig(data)
	if err != nil {
		return nil, err
	}
	o, err := (&Project{Config: before}).Operator(operator)
	if err != nil {
		return nil, err
	}
	edited := written(string(data), o, key, value)
	byHand := &kb.SyntaxError{
		Pos: o.Pos, Msg: "operator " + operator + " is written in a way that cannot be changed here",
		Hint: "write  " + key + ": " + value + "  under it by hand",
	}
	after, err := readConfig([]byte(edited))
	if err != nil || len(after.Operators) != len(before.Operators) {
		return nil, byHand
	}
	for i, is := range after.Operators {
		was := before.Operators[i]
		if was.Name == operator {
			*was.pinned(key) = Value{Text: value}
		}
		if !slices.Equal(was.said(), is.said()) {
			return nil, byHand
		}
	}
	return []byte(edited), nil
}

// pinned is the value of a key that Pin can change.
func (o *Operator) pinned(key string) *Value {
	if key == "off_topic" {
		return &o.OffTopic
	}
	return &o.Base
}

// said is all that is configured of an operator, without its places.
func (o Operator) said() []string {
	said := []string{o.Name, o.Layer.Text, o.Model.Text, o.Base.Text, o.OffTopic.Text, strconv.Itoa(o.Budget.N)}
	for _, glob := range o.Knowledge {
		said = append(said, glob.Text)
	}
	return said
}

// written changes a value in its line, or adds it behind the operator's layer: in the same line where
// that stands in braces, else in a line of its own.
func written(file string, o Operator, key, value string) string {
	lines := strings.SplitAfter(file, "\n")
	if plain := regexp.MustCompile(`^[\p{L}\p{N}_./][\p{L}\p{N}_./@-]*$`); !plain.MatchString(value) {
		value = strconv.Quote(value)
	}
	if now := *o.pinned(key); now.Text != "" {
		if _, from, to, ok := valueIn(lines, now, key); ok {
			line := &lines[now.Pos.Line-1]
			*line = (*line)[:from] + value + (*line)[to:]
		}
		return strings.Join(lines, "")
	}
	start, _, to, ok := valueIn(lines, o.Layer, "layer")
	if !ok {
		return file
	}
	line := &lines[o.Layer.Pos.Line-1]
	rest := (*line)[to:]
	if strings.TrimSpace((*line)[:start]) != "" || strings.HasPrefix(strings.TrimSpace(rest), ",") || strings.HasPrefix(strings.TrimSpace(rest), "}") {
		*line = (*line)[:to] + ", " + key + ": " + value + rest
		return strings.Join(lines, "")
	}
	end := "\n"
	if strings.HasSuffix(*line, "\r\n") {
		end = "\r\n"
	}
	*line = strings.TrimRight(*line, "\r\n") + end + (*line)[:start] + key + ": " + value + end
	return strings.Join(lines, "")
}

// valueIn finds where in its line a key begins, and from where to where its value stands, quoted or
// not; not where the line has it twice.
func valueIn(lines []string, v Value, key string) (start, from, to int, ok bool) {
	if v.Pos.Line < 1 || v.Pos.Line > len(lines) {
		return 0, 0, 0, false
	}
	text := regexp.QuoteMeta(v.Text)
	pattern := regexp.MustCompile(`(?:^|[\s{,])(` + key + `)\s*:\s+("` + text + `"|'` + text + `'|` + text + `)(?:[\s,}]|$)`)
	found := pattern.FindAllStringSubmatchIndex(lines[v.Pos.Line-1], -1)
	if len(found) != 1 {
		return 0, 0, 0, false
	}
	return found[0][2], found[0][4], found[0][5], true
}
