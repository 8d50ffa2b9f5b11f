package main

import (
	"encoding"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"firstline/cmd/firstline/internal/firstlinetest"
	"firstline/cmd/firstline/internal/project"
	"firstline/eval/chat"
	"firstline/prompt"
)

// exampleOf gives the YAML of a topic: what is indented, from its first line to the next that is not.
func exampleOf(t *testing.T, topic string) (page, yaml string) {
	t.Helper()
	data, err := topics.ReadFile("topics/" + topic + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	page = string(data)
	_, block, _ := strings.Cut(page, "\n\n")
	block, _, _ = strings.Cut(block, "\n\n")
	for line := range strings.Lines(block) {
		yaml += strings.TrimPrefix(line, "  ")
	}
	return page, yaml
}

// TestTopicSets holds that the example of question sets is one, and that their page has each key, check and reason.
func TestTopicSets(t *testing.T) {
	page, set := exampleOf(t, "sets")
	dir := t.TempDir()
	firstlinetest.Write(t, filepath.Join(dir, "firstline.yaml"), "language: en\noperators: {igor: {}}\n")
	firstlinetest.Write(t, filepath.Join(dir, "kb", "faq.md"), "# How much is Pro?\n\n£9 a month, £90 a year.\n\n# Is there a free plan?\n\nThe free plan costs nothing.\n")
	firstlinetest.Write(t, filepath.Join(dir, "eval", "tariffs.yaml"), set)
	if ran := call(t, dir, "eval", "--format", "json"); ran.status > notGood || !strings.Contains(ran.out, `"wants-a-human"`) {
		t.Fatalf("exit status %d\n%s", ran.status, ran.err)
	}
	keys := allOf(chat.Reasons(), chat.Actions())
	for where, broken := range map[string]string{
		"a set": "[]\n", "a dialog": "set: a\ndialogs: [1]\n", "a need": "set: a\ndialogs: [{id: a, user: b, needs: [1]}]\n",
		"a turn": "set: a\ndialogs: [{id: a, turns: [1]}]\n", "always": "set: a\nalways: 1\ndialogs: [{id: a, user: b, says: c}]\n",
	} {
		firstlinetest.Write(t, filepath.Join(dir, "eval", "tariffs.yaml"), broken)
		_, list, told := strings.Cut(call(t, dir, "eval").err, "its keys are ")
		if !told {
			t.Fatalf("%s is not refused", where)
		}
		list, _, _ = strings.Cut(list, "\n")
		keys = append(keys, strings.FieldsFunc(list, func(r rune) bool { return r == ',' || r == ' ' })...)
	}
	stands(t, page, slices.DeleteFunc(keys, func(key string) bool { return key == "and" || key == "or" }))
}

// TestTopicConfig holds that the example of firstline.yaml has every key, and that nothing is wrong with it.
func TestTopicConfig(t *testing.T) {
	page, config := exampleOf(t, "config")
	dir := t.TempDir()
	firstlinetest.Write(t, filepath.Join(dir, "firstline.yaml"), config)
	firstlinetest.Write(t, filepath.Join(dir, "kb", "prices.csv"), "Item;Retail\nPro;9 EUR\n")
	if ran := call(t, dir, "ingest"); ran.status != done {
		t.Errorf("exit status %d\n%s", ran.status, ran.err)
	}
	stands(t, page, yamlKeys(reflect.TypeFor[project.Config]()))
}

// TestTopicCompany holds that the example of company.yaml has every key, and is one.
func TestTopicCompany(t *testing.T) {
	page, company := exampleOf(t, "company")
	if _, err := prompt.ReadCompany("prompt/company.yaml", []byte(company)); err != nil {
		t.Error(err)
	}
	stands(t, page, yamlKeys(reflect.TypeFor[prompt.Company]()))
}

// stands holds that a page has each of the words.
func stands(t *testing.T, page string, words []string) {
	t.Helper()
	if len(words) < 5 {
		t.Errorf("only %q are looked for", words)
	}
	for _, word := range words {
		if !regexp.MustCompile(`\b` + regexp.QuoteMeta(word) + `\b`).MatchString(page) {
			t.Errorf("%s does not stand on the page", word)
		}
	}
}

// yamlKeys are the YAML keys of a type, and of what is in it.
func yamlKeys(t reflect.Type) []string {
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Map:
		return yamlKeys(t.Elem())
	case reflect.Struct:
	default:
		return nil
	}
	if t.Implements(reflect.TypeFor[encoding.TextMarshaler]()) {
		return nil
	}
	var keys []string
	for field := range t.Fields() {
		tag, ok := field.Tag.Lookup("yaml")
		if !ok || tag == "-" || tag == ",pos" {
			continue
		}
		if name, _, _ := strings.Cut(tag, ","); name != "" {
			keys = append(keys, name)
		}
		keys = append(keys, yamlKeys(field.Type)...)
	}
	return keys
}

func allOf[A, B ~string](all []A, more []B) []string {
	var texts []string
	for _, a := range all {
		texts = append(texts, string(a))
	}
	for _, b := range more {
		texts = append(texts, string(b))
	}
	return texts
}
