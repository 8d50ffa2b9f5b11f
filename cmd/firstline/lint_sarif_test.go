package main

import (
	"bytes"
	"os"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"firstline/cmd/firstline/internal/project"
	"firstline/cmd/firstline/internal/sarif"
	"firstline/kb"
)

// The log holds against the schema that OASIS publishes for SARIF 2.1.0:
// https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json, which stands in
// testdata unchanged, © OASIS Open.
func TestSarifSchema(t *testing.T) {
	data, err := os.ReadFile("internal/sarif/testdata/sarif-schema-2.1.0.json")
	if err != nil {
		t.Fatal(err)
	}
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("sarif.json", document); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("sarif.json")
	if err != nil {
		t.Fatal(err)
	}
	findings := []sarif.Finding{
		{Finding: kb.Finding{Code: "KB101", Severity: kb.Error, Message: "two prices", Hint: "choose", Pos: kb.Pos{Path: "shop/kb/цены и скидки.csv", Line: 3}, Other: kb.Pos{Path: "shop/kb/faq.md", Line: 7}}, Text: "Pro;990 ₽"},
		{Finding: kb.Finding{Code: "CF008", Severity: kb.Warning, Message: "no operator uses this source", Pos: kb.Pos{Path: "kb/old.md"}}},
	}
	for name, found := range map[string][]sarif.Finding{"findings": findings, "nothing": nil} {
		var b bytes.Buffer
		if err := writeJSON(&b, sarif.New("1.0", project.Rules(), found)); err != nil {
			t.Fatal(err)
		}
		log, err := jsonschema.UnmarshalJSON(&b)
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(log); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := schema.Validate(map[string]any{"version": "2.1.0", "runs": []any{map[string]any{}}}); err == nil {
		t.Error("the schema lets a run without a tool pass")
	}
}
