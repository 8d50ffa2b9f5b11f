package project

import (
	"maps"
	"net/url"
	"slices"
	"strings"

	"firstline/kb"
	"firstline/kb/yaml"
)

// The protocols by which models are reached, in firstline.yaml.
const (
	OpenAI    = "openai"    // of OpenAI, and of many others
	Anthropic = "anthropic" // of Anthropic
	HTTP      = "http"      // a deployed operator, at one address
	Command   = "command"   // a program
)

// Server is where a model is reached.
type Server struct {
	API     Value `yaml:"api"`
	BaseURL Value `yaml:"base_url"`
	Model   Value `yaml:"model"`   // as the server calls it
	KeyEnv  Value `yaml:"key_env"` // the environment variable that holds the key; empty: there is none
}

// needs is a key that a server has to have, with an example of its value.
type needs struct{ key, example string }

// protocol is what a server of a kind needs.
type protocol struct {
	needs []needs
	added string // the path that it adds to the address
}

// protocols are those that there are, by their names.
func protocols() map[string]protocol {
	address := needs{"base_url", "http://localhost:11434/v1"}
	model := needs{"model", "some-model"}
	return map[string]protocol{
		OpenAI:    {[]needs{address, model}, "/chat/completions"},
		Anthropic: {[]needs{{"base_url", "https://api.anthropic.com"}, model}, "/v1/messages"},
		HTTP:      {[]needs{{"base_url", "http://localhost:8080/reply"}}, ""},
		Command:   {[]needs{{"command", "[python3, operator.py]"}}, ""},
	}
}

// embeddings is the one protocol of embedding models.
func embeddings() map[string]protocol {
	return map[string]protocol{OpenAI: {protocols()[OpenAI].needs, "/embeddings"}}
}

// check looks for what is missing of a server and for what cannot be. What is written in a wrong
// way, as a list, has been told already. whose is what the server is for, at pos, and known the protocols
// that it may speak.
func (s Server) check(written *yaml.Node, whose string, pos kb.Pos, known map[string]protocol) error {
	var mistakes Mistakes
	needed := func(n needs) {
		value := written.Get(n.key)
		if value == nil || value.Kind() == yaml.Null || value.Kind() == yaml.Scalar && value.Text() == "" || value.Kind() == yaml.List && len(value.Items()) == 0 {
			mistakes.Add(&kb.SyntaxError{Pos: pos, Msg: whose + " has no " + n.key, Hint: "as  " + n.key + ": " + n.example})
		}
	}
	spoken, ok := known[s.API.Text]
	if !ok {
		spoken = known[OpenAI]
	}
	if written.Kind() == yaml.Map || written.Kind() == yaml.Null {
		for _, n := range append([]needs{{"api", OpenAI}}, spoken.needs...) {
			needed(n)
		}
	}
	mistakes.oneOf(s.API, "api", slices.Sorted(maps.Keys(known))...)
	mistakes.Add(s.BaseURL.checkAddress(spoken.added))
	if !isVariable(s.KeyEnv.Text) {
		mistakes.Add(&kb.SyntaxError{
			Pos: s.KeyEnv.Pos, Msg: "key_env must be the name of an environment variable",
			Hint: "the key itself never stands in " + FileName,
		})
	}
	return mistakes.Err()
}

// checkAddress wants an address up to where the path follows that the protocol adds, or none. It
// is quoted in no message: there may be a password in it.
func (v Value) checkAddress(added string) error {
	if v.Text == "" {
		return nil
	}
	address, err := url.Parse(v.Text)
	mistake := kb.Errorf(v.Pos, "base_url must be an absolute http or https address")
	switch {
	case err != nil || address.Scheme != "http" && address.Scheme != "https" || address.Hostname() == "":
		mistake.Hint = "as  base_url: http://localhost:11434/v1"
	case address.User != nil:
		mistake.Msg = "base_url must not hold a user or a password"
		mistake.Hint = "name the environment variable of the key as key_env"
	case address.RawQuery != "" || address.Fragment != "":
		mistake.Msg = "base_url must end before ? and #"
	case added != "" && strings.HasSuffix(strings.TrimRight(address.Path, "/"), added):
		mistake.Msg = "base_url must end before " + added + ", which is added to it"
	default:
		return nil
	}
	return mistake
}

// isVariable tells whether a text can name an environment variable, or is empty. A key is
// rarely made of such characters alone.
func isVariable(name string) bool {
	return !strings.ContainsFunc(name, func(r rune) bool {
		return r != '_' && (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z')
	})
}
