package prompt

import (
	"strings"

	"firstline/kb"
	"firstline/kb/yaml"
)

// Company is what company.yaml says, all of it plain text as written; any of it may be empty. The
// zero Company is one of which nothing is known.
type Company struct {
	Name     string  `yaml:"name"`
	Site     string  `yaml:"site"`
	Address  string  `yaml:"address"`
	Contacts string  `yaml:"contacts"`
	Hours    string  `yaml:"hours"` // see ParseHours
	Details  Details `yaml:"details"`

	path   string
	fields []field
}

// Details are the longer texts of a company, Markdown each.
type Details struct {
	Goods    string `yaml:"goods"`
	Delivery string `yaml:"delivery"`
	Payment  string `yaml:"payment"`
	Returns  string `yaml:"returns"`
	Other    string `yaml:"other"`
}

// field is one value of company.yaml with the places of its lines.
type field struct {
	key   string // as in the file: name, details.goods
	pos   kb.Pos // of the value; the file as a whole where the key is left out
	lines []Line // none where the value is empty
}

// ReadCompany reads company.yaml. Its mistakes are joined *kb.SyntaxError values.
func ReadCompany(path string, data []byte) (*Company, error) {
	root, err := yaml.Parse(path, data)
	if err != nil {
		return nil, err
	}
	c := &Company{path: path}
	if root.Kind() != yaml.Null {
		if err := root.Decode(c); err != nil {
			return nil, err
		}
	}
	file := fileLines(data)
	c.fields = []field{
		readField(path, "name", root.Get("name"), file),
		readField(path, "site", root.Get("site"), file),
		readField(path, "address", root.Get("address"), file),
		readField(path, "contacts", root.Get("contacts"), file),
		readField(path, "hours", root.Get("hours"), file),
	}
	details := root.Get("details")
	for _, key := range []string{"goods", "delivery", "payment", "returns", "other"} {
		var node *yaml.Node
		if details != nil {
			node = details.Get(key)
		}
		c.fields = append(c.fields, readField(path, "details."+key, node, file))
	}
	return c, nil
}

func readField(path, key string, n *yaml.Node, file []string) field {
	if n == nil {
		return field{key: key, pos: kb.Pos{Path: path}}
	}
	f := field{key: key, pos: start(n.Pos())}
	text := strings.TrimSpace(n.Text())
	if text == "" {
		return f
	}
	at := f.pos.Line
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.TrimRight(line, " \t\r")
		pos := n.Pos()
		if found := lineWith(file, at, line); found > 0 {
			pos = kb.Pos{Path: path, Line: found}
			at = found + 1
		}
		f.lines = append(f.lines, Line{Text: line, Pos: pos})
	}
	return f
}

// lineWith finds the next line of a file, from a line on, that holds a text; 0 where a value is
// written in a way (folded, with escapes) that leaves none.
func lineWith(file []string, from int, text string) int {
	text = strings.TrimSpace(text)
	for i := max(from, 1); i <= len(file); i++ {
		line := strings.TrimSpace(file[i-1])
		if text == "" && line == "" || text != "" && strings.Contains(line, text) {
			return i
		}
	}
	return 0
}

// Layer gives the company layer: each field behind its label in the language, ru or en.
func (c *Company) Layer(language string) Layer {
	layer := Layer{Name: company}
	if c.path != "" {
		layer.Source = kb.Pos{Path: c.path, Line: 1}
	}
	w := wordsIn(language)
	for _, f := range c.fields {
		switch len(f.lines) {
		case 0:
		case 1:
			layer.Lines = append(layer.Lines, Line{Text: w.label(f.key) + ": " + f.lines[0].Text, Pos: f.lines[0].Pos})
		default:
			layer.Lines = append(layer.Lines, Line{Text: w.label(f.key) + ":", Pos: f.pos})
			layer.Lines = append(layer.Lines, f.lines...)
		}
	}
	return layer
}

func (w words) label(key string) string {
	switch key {
	case "name":
		return w.name
	case "site":
		return w.site
	case "address":
		return w.address
	case "contacts":
		return w.contacts
	case "hours":
		return w.hours
	case "details.goods":
		return w.goods
	case "details.delivery":
		return w.delivery
	case "details.payment":
		return w.payment
	case "details.returns":
		return w.returns
	default:
		return w.other
	}
}
