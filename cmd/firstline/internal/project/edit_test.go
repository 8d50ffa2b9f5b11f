package project

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"firstline/kb"
)

func TestPin(t *testing.T) {
	for _, c := range []struct{ name, file, key, value, want string }{
		{
			"added in a block", "# ours\noperators:\n  igor:   # flagship\n    layer: prompt/igor.md   # its own\n    model: builtin\n  anna: {}\n", "base", "base@1",
			"# ours\noperators:\n  igor:   # flagship\n    layer: prompt/igor.md   # its own\n    base: base@1\n    model: builtin\n  anna: {}\n",
		},
		{
			"added in braces", "operators:\n  anna: {layer: prompt/igor.md}\n  igor: {model: builtin, layer: prompt/igor.md, knowledge: [kb/*.md]}\n", "base", "base@2",
			"operators:\n  anna: {layer: prompt/igor.md}\n  igor: {model: builtin, layer: prompt/igor.md, base: base@2, knowledge: [kb/*.md]}\n",
		},
		{
			"added in braces over several lines", "operators:\n  igor: {\n    layer: 'prompt/igor.md',\n    model: builtin}\n", "off_topic", "handoff",
			"operators:\n  igor: {\n    layer: 'prompt/igor.md', off_topic: handoff,\n    model: builtin}\n",
		},
		{
			"changed", "operators:\r\n  igor:\r\n    base: \"base@1\" # pinned\r\n    layer: prompt/igor.md\r\n", "base", "base@2",
			"operators:\r\n  igor:\r\n    base: base@2 # pinned\r\n    layer: prompt/igor.md\r\n",
		},
		{
			"a line of its own keeps CRLF", "operators:\r\n  igor:\r\n    layer: prompt/igor.md\r\n", "base", "base@1",
			"operators:\r\n  igor:\r\n    layer: prompt/igor.md\r\n    base: base@1\r\n",
		},
		{
			"no line break at the end", "operators:\n  igor:\n    layer: prompt/igor.md", "base", "prompt/our base.md",
			"operators:\n  igor:\n    layer: prompt/igor.md\n    base: \"prompt/our base.md\"\n",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := pin([]byte(c.file), "igor", c.key, c.value)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, string(got)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Where the place is not plain nothing is changed, and it is said what to write.
func TestPinByHand(t *testing.T) {
	for _, file := range []string{
		"operators: {igor: {layer: prompt/igor.md}, anna: {layer: prompt/igor.md}}\n",
		"operators:\n  igor:\n    layer: &own prompt/igor.md\n",
		"operators:\n  igor:\n    \"layer\": prompt/igor.md\n",
		"operators:\n  igor:\n    layer: >-\n      prompt/igor.md\n",
	} {
		_, err := pin([]byte(file), "igor", "base", "base@1")
		mistake, ok := err.(*kb.SyntaxError) //nolint:errorlint // it is not wrapped
		if !ok || !strings.Contains(mistake.Hint, "write  base: base@1  under it by hand") {
			t.Errorf("%q: %v", file, err)
		}
	}
	if _, err := pin([]byte("operators: {igor: {}}"), "anna", "base", "base@1"); err == nil {
		t.Error("an operator that is not there was pinned")
	}
}
