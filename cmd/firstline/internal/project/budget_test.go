package project_test

import "testing"

// An operator's own budget comes before that of its model; neither is no limit.
func TestBudgetOfPrompt(t *testing.T) {
	p, err := open(t, `operators:
  vera: {model: mini}
  igor: {model: mini, budget: 900}
  anna: {model: home}
  anton: {}
models:
  mini: {api: openai, base_url: "http://localhost:11434/v1", model: m, budget: 3000}
  home: {api: openai, base_url: "http://localhost:11434/v1", model: m}
`)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]struct{ tokens, line int }{
		"vera": {3000, 7}, "igor": {900, 3}, "anna": {0, 0}, "anton": {0, 0},
	} {
		o, err := p.Operator(name)
		if err != nil {
			t.Fatal(err)
		}
		m, err := p.Model(o.Model.Text)
		if err != nil {
			t.Fatal(err)
		}
		if got := p.Budget(o, m); got.N != want.tokens || got.Pos.Line != want.line {
			t.Errorf("%s: %d tokens of line %d, want %d of line %d", name, got.N, got.Pos.Line, want.tokens, want.line)
		}
	}
	for _, wrong := range []string{"operators: {vera: {budget: -1}}", "models: {mini: {api: openai, base_url: \"http://h\", model: m, budget: 1.5}}"} {
		if _, err := open(t, wrong); err == nil {
			t.Errorf("%s: no mistake", wrong)
		}
	}
}
