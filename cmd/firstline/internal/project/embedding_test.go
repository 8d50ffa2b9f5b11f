package project_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestEmbedding(t *testing.T) {
	for _, config := range []string{"language: en\n", "embedding:\n", "embedding: ''\n", "embedding: builtin\n"} {
		p, err := open(t, config)
		if err != nil || !p.Config.Embedding.Builtin() {
			t.Errorf("%q: %+v, %v", config, p.Config.Embedding, err)
		}
	}
	p, err := open(t, "language: ru\nembedding: {api: openai, base_url: \"http://localhost:11434/v1\", model: bge-m3, key_env: KEY, dimensions: 256}\n")
	if err != nil {
		t.Fatal(err)
	}
	e := p.Config.Embedding
	got := []string{e.API.Text, e.BaseURL.Text, e.Model.Text, e.KeyEnv.Text, e.Pos.String()}
	if diff := cmp.Diff([]string{"openai", "http://localhost:11434/v1", "bge-m3", "KEY", "firstline.yaml:2"}, got); diff != "" {
		t.Error(diff)
	}
	if e.Builtin() || e.Dimensions != 256 {
		t.Errorf("%+v", e)
	}
}

// TestEmbeddingMistakes holds each mistake with its line, and that none of it is anybody's secret.
func TestEmbeddingMistakes(t *testing.T) {
	const secret = "sk-secret-1"
	const good = "embedding:\n  api: openai\n  base_url: http://localhost/v1\n  model: m\n"
	const either = `firstline.yaml:1: embedding must be builtin or a map that says where a model is
    hint: as  embedding: {api: openai, base_url: http://localhost:11434/v1, model: some-model}`
	for _, test := range []struct{ name, config, want string }{
		{"another word", "embedding: bultin\n", either},
		{"the protocol alone", "embedding: openai\n", either},
		{"a list", "embedding: [openai]\n", `firstline.yaml:1: embedding must be text, not a list`},
		{"nothing in it", "embedding: {}\n", `firstline.yaml:1: embedding has no api
    hint: as  api: openai
firstline.yaml:1: embedding has no base_url
    hint: as  base_url: http://localhost:11434/v1
firstline.yaml:1: embedding has no model
    hint: as  model: some-model`},
		{"no model", strings.Replace(good, "model: m", "model: ''", 1), `firstline.yaml:2: embedding has no model
    hint: as  model: some-model`},
		{"a list as a value", strings.Replace(good, "model: m", "model: [m]", 1), `firstline.yaml:4: embedding.model must be text, not a list`},
		{"an unknown key", good + "  dimension: 256\n", `firstline.yaml:5: unknown key "dimension"
    hint: did you mean "dimensions"?`},
		{"the key itself", good + "  key: " + secret + "\n", `firstline.yaml:5: unknown key "key"
    hint: the keys here are api, base_url, model, key_env, dimensions`},
		{"the key as a name", good + "  key_env: " + secret + "\n", `firstline.yaml:5: key_env must be the name of an environment variable
    hint: the key itself never stands in firstline.yaml`},
		{"another api", strings.Replace(good, "openai", "opnai", 1), `firstline.yaml:2: api cannot be "opnai"; there is openai
    hint: did you mean openai?`},
		{"no scheme", strings.Replace(good, "http://localhost", "localhost:11434", 1), `firstline.yaml:3: base_url must be an absolute http or https address
    hint: as  base_url: http://localhost:11434/v1`},
		{"a password", strings.Replace(good, "localhost", "me:"+secret+"@localhost", 1), `firstline.yaml:3: base_url must not hold a user or a password
    hint: name the environment variable of the key as key_env`},
		{"a query", strings.Replace(good, "/v1", "/v1?key="+secret, 1), `firstline.yaml:3: base_url must end before ? and #`},
		{"the whole path", strings.Replace(good, "/v1", "/v1/embeddings", 1), `firstline.yaml:3: base_url must end before /embeddings, which is added to it`},
		{"dimensions in words", good + "  dimensions: few\n", `firstline.yaml:5: embedding.dimensions must be a whole number, not "few"`},
		{"dimensions below zero", good + "  dimensions: -1\n", `firstline.yaml:5: dimensions must not be below zero`},
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
