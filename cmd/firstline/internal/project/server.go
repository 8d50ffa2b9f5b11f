package project

import (
	"net/url"
	"strings"

	"firstline/kb"
	"firstline/kb/yaml"
)

// openAI is the protocol of OpenAI, in firstline.yaml.
const openAI = "openai"

// Server is where a model is reached.
type Server struct {
	API     Value `yaml:"api"`
	BaseURL Value `yaml:"base_url"`
	Model   Value `yaml:"model"`   // as the server calls it
	KeyEnv  Value `yaml:"key_env"` // the environment variable that holds the key; empty: there is none
}

// check looks for what is missing of a server and for what cannot be. What is written in a wrong
// way, as a list, has been told already. whose is what the server is for, at pos, and added the path
// that its protocol adds to the address.
func (s Server) check(written *yaml.Node, whose string, pos kb.Pos, added string) error {
	var mistakes Mistakes
	needed := func(key, example string) {
		if value := written.Get(key); value == nil || value.Kind() == yaml.Null || value.Kind() == yaml.Scalar && value.Text() == "" {
			mistakes.Add(&kb.SyntaxError{Pos: pos, Msg: whose + " has no " + key, Hint: "as  " + key + ": " + example})
		}
	}
	if written.Kind() == yaml.Map || written.Kind() == yaml.Null {
		needed("api", openAI)
		needed("base_url", "http://localhost:11434/v1")
		needed("model", "some-model")
	}
	mistakes.oneOf(s.API, "api", openAI)
	mistakes.Add(s.BaseURL.checkAddress(added))
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
	case strings.HasSuffix(strings.TrimRight(address.Path, "/"), added):
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
