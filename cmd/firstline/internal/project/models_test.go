package project_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"firstline/cmd/firstline/internal/project"
	"firstline/eval"
	"firstline/kb"
)

// open opens a project with that firstline.yaml.
func open(t *testing.T, config string) (*project.Project, error) {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, project.FileName), []byte(config), 0o600); err != nil {
		t.Fatal(err)
	}
	return project.Open(dir, false)
}

// told is every mistake in an error, a line each, with its hint.
func told(err error) string {
	var lines []string
	for _, one := range project.Split(err) {
		lines = append(lines, one.Error())
		if mistake, ok := errors.AsType[*kb.SyntaxError](one); ok && mistake.Hint != "" {
			lines = append(lines, "    hint: "+mistake.Hint)
		}
	}
	return strings.Join(lines, "\n")
}

const twoModels = `operators:
  vera: {model: mini}
  igor: {model: builtin}
  anton: {}
models:
  mini: {api: openai, base_url: "http://localhost:11434/v1", model: some-model, key_env: OPENAI_API_KEY,
         price: {input: 0.40, output: 1.60, currency: USD}}
  домашняя:
    api: openai
    base_url: https://models.example.org
    model: qwen3:8b
    price:
`

func TestModels(t *testing.T) {
	p, err := open(t, twoModels)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"builtin", "mini", "домашняя"}, p.ModelNames()); diff != "" {
		t.Error(diff)
	}
	mini, err := p.Model("mini")
	if err != nil {
		t.Fatal(err)
	}
	price := eval.Price(*mini.Price)
	got := []string{
		mini.Name, mini.API.Text, mini.BaseURL.Text, mini.Model.Text, mini.KeyEnv.Text,
		price.Input.String(), price.Output.String(), price.Currency, mini.Pos.String(),
	}
	want := []string{
		"mini", "openai", "http://localhost:11434/v1", "some-model", "OPENAI_API_KEY",
		"0.4", "1.6", "USD", "firstline.yaml:6",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	home, err := p.Model("домашняя")
	if err != nil || home.Price != nil || home.KeyEnv.Text != "" || home.Model.Text != "qwen3:8b" || home.Pos.Line != 8 {
		t.Errorf("%+v, %v", home, err)
	}
	for _, name := range []string{"", "builtin"} {
		if m, err := p.Model(name); err != nil || m.Name != project.BuiltinModel {
			t.Errorf("%q: %+v, %v", name, m, err)
		}
	}
}

func TestModelUnknown(t *testing.T) {
	p, err := open(t, twoModels)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"mnii":  `firstline.yaml: no model "mnii"; there is builtin, mini, домашняя` + "\n    hint: did you mean mini?",
		"gpt-9": `firstline.yaml: no model "gpt-9"; there is builtin, mini, домашняя`,
	} {
		m, err := p.Model(name)
		if m.Name != "" || told(err) != want {
			t.Errorf("%s: %+v, %s", name, m, told(err))
		}
	}
}

// TestModelMistakes holds each mistake with its line, and that none of it is anybody's secret.
func TestModelMistakes(t *testing.T) {
	const secret = "sk-secret-1"
	// good begins a model in line 2 that lacks nothing.
	const good = "models:\n  mini:\n    api: openai\n    base_url: http://localhost/v1\n    model: m\n"
	const currency = "firstline.yaml:6: models.mini.price.currency: a currency is written as RUB or USD"
	amount := func(key string) string {
		return "firstline.yaml:6: models.mini.price." + key + ": an amount is written as 62858 or 0.40"
	}
	for _, test := range []struct{ name, config, want string }{
		{"a list", "models: [mini]\n", `firstline.yaml:1: models must be a map from a model's name to where it is`},
		{"a name alone", "models:\n  mini:\n", `firstline.yaml:2: model mini has no api
    hint: as  api: openai
firstline.yaml:2: model mini has no base_url
    hint: as  base_url: http://localhost:11434/v1
firstline.yaml:2: model mini has no model
    hint: as  model: some-model`},
		{"empty texts", "models:\n  mini:\n    api: ''\n    base_url: ''\n    model: ''\n", `firstline.yaml:2: model mini has no api
    hint: as  api: openai
firstline.yaml:2: model mini has no base_url
    hint: as  base_url: http://localhost:11434/v1
firstline.yaml:2: model mini has no model
    hint: as  model: some-model`},
		{"a text", "models:\n  mini: gpt\n", `firstline.yaml:2: models.mini must be a map, not "gpt"`},
		{"a list as a value", strings.Replace(good, "model: m", "model: [m]", 1), `firstline.yaml:5: models.mini.model must be text, not a list`},
		{"the built-in name", strings.Replace(good, "mini", "builtin", 1), `firstline.yaml:2: the name builtin is taken by the model that needs no network`},
		{"no name", strings.Replace(good, "mini", "''", 1), `firstline.yaml:2: a model has no name`},
		{"one name twice", good + strings.TrimPrefix(good, "models:\n"), `firstline.yaml:6: key "mini" is already given in line 2`},
		{"an unknown key", good + "    key_evn: KEY\n", `firstline.yaml:6: unknown key "key_evn"
    hint: did you mean "key_env"?`},
		{"the key itself", good + "    key: " + secret + "\n", `firstline.yaml:6: unknown key "key"
    hint: the keys here are api, base_url, model, key_env, command, temperature, top_p, seed, max_tokens, max_completion_tokens, stream, tools, searches, price, budget, timeout, concurrency`},
		{"the key as a name", good + "    key_env: " + secret + "\n", `firstline.yaml:6: key_env must be the name of an environment variable
    hint: the key itself never stands in firstline.yaml`},
		{"another api", strings.Replace(good, "openai", "opnai", 1), `firstline.yaml:3: api cannot be "opnai"; there is anthropic, command, http, openai
    hint: did you mean openai?`},
		{"no scheme", strings.Replace(good, "http://localhost", "localhost:11434", 1), `firstline.yaml:4: base_url must be an absolute http or https address
    hint: as  base_url: http://localhost:11434/v1`},
		{"another scheme", strings.Replace(good, "http:", "ftp:", 1), `firstline.yaml:4: base_url must be an absolute http or https address
    hint: as  base_url: http://localhost:11434/v1`},
		{"no host", strings.Replace(good, "localhost", ":80", 1), `firstline.yaml:4: base_url must be an absolute http or https address
    hint: as  base_url: http://localhost:11434/v1`},
		{"no address", strings.Replace(good, "http://localhost/v1", "'http://a b%'", 1), `firstline.yaml:4: base_url must be an absolute http or https address
    hint: as  base_url: http://localhost:11434/v1`},
		{"a password", strings.Replace(good, "localhost", "me:"+secret+"@localhost", 1), `firstline.yaml:4: base_url must not hold a user or a password
    hint: name the environment variable of the key as key_env`},
		{"a query", strings.Replace(good, "/v1", "/v1?key="+secret, 1), `firstline.yaml:4: base_url must end before ? and #`},
		{"the whole path", strings.Replace(good, "/v1", "/v1/chat/completions/", 1), `firstline.yaml:4: base_url must end before /chat/completions, which is added to it`},
		{"a price of one number", good + "    price: 5\n", `firstline.yaml:6: models.mini.price must be a map, not "5"`},
		{"half a price", good + "    price:\n      input: 0.40\n", `firstline.yaml:7: missing key "output"
firstline.yaml:7: missing key "currency"`},
		{"an unknown part", good + "    price: {input: 1, output: 2, currency: RUB, cached: 1}\n", `firstline.yaml:6: unknown key "cached"
    hint: the keys here are input, output, currency`},
		{"below zero", good + "    price: {input: -0.40, output: 2, currency: RUB}\n", amount("input")},
		{"an exponent", good + "    price: {input: 1e999999999, output: 2, currency: RUB}\n", amount("input")},
		{"a comma", good + "    price:\n      input: 0,40\n      output: 1.60\n      currency: RUB\n", strings.Replace(amount("input"), ":6:", ":7:", 1)},
		{"words", good + "    price: {input: free, output: '', currency: RUB}\n", amount("input") + "\n" + amount("output")},
		{"a small currency", good + "    price: {input: 1, output: 2, currency: usd}\n", currency},
		{"a sign", good + "    price: {input: 1, output: 2, currency: ₽}\n", currency},
		{"a word as currency", good + "    price: {input: 1, output: 2, currency: RUBLE}\n", currency},
		{"an operator's model", good + "operators:\n  vera:\n    model: mnii\n", `firstline.yaml:8: model cannot be "mnii"; there is builtin, mini
    hint: did you mean mini?`},
		{"all of it at once", "models:\n  a: {api: x, base_url: b, model: m, price: {input: -1}}\n  b: {api: openai}\noperators: {vera: {model: c}}\n", `firstline.yaml:2: models.a.price.input: an amount is written as 62858 or 0.40
firstline.yaml:2: missing key "output"
firstline.yaml:2: missing key "currency"
firstline.yaml:2: api cannot be "x"; there is anthropic, command, http, openai
firstline.yaml:2: base_url must be an absolute http or https address
    hint: as  base_url: http://localhost:11434/v1
firstline.yaml:3: model b has no base_url
    hint: as  base_url: http://localhost:11434/v1
firstline.yaml:3: model b has no model
    hint: as  model: some-model
firstline.yaml:4: model cannot be "c"; there is builtin, a, b`},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := open(t, test.config)
			got := told(err)
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
			if strings.Contains(got, secret) {
				t.Errorf("a secret is told: %s", got)
			}
		})
	}
	if _, err := open(t, good); err != nil {
		t.Errorf("the good one: %v", err)
	}
}

// TestModelsEmpty holds that a project without models has the built-in one.
func TestModelsEmpty(t *testing.T) {
	for _, config := range []string{"language: en\n", "models:\n", "models: {}\n"} {
		p, err := open(t, config)
		if err != nil || !slices.Equal(p.ModelNames(), []string{"builtin"}) {
			t.Errorf("%q: %v, %v", config, p.ModelNames(), err)
		}
	}
}
