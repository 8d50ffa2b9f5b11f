package redact

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"firstline/kb/source"
	"firstline/kb/text"
	"firstline/prompt"
)

// planted is one message with personal data that somebody planted who had not seen the rules.
type planted struct {
	Language string `json:"language"`
	Company  string `json:"company"`
	Text     string `json:"text"`
	Personal []struct {
		Kind string `json:"kind"`
		Text string `json:"text"`
	} `json:"personal"`
	Keep []string `json:"keep"`
}

// TestPlanted holds that 99 of 100 planted items are found, of each language as well, and that nothing is lost
// which must stay. An item is found where neither it nor a part that tells it remains: four of its digits in a
// row, a word of a name, a mailbox, two words of an address.
func TestPlanted(t *testing.T) {
	redactors := map[string]*Redactor{"vestochka": companyRedactor(t, "vestochka"), "hobbin": companyRedactor(t, "hobbin")}
	items, found, missed, lost := map[string]int{}, map[string]int{}, []string{}, []string{}
	for line, p := range readPlanted(t) {
		got := redacted(redactors[p.Company], "", "", p.Text)
		for _, item := range p.Personal {
			for _, group := range []string{p.Language + " " + item.Kind, p.Language, "all"} {
				items[group]++
				if !remains(got, item.Kind, item.Text, p.Keep) {
					found[group]++
				}
			}
			if remains(got, item.Kind, item.Text, p.Keep) {
				missed = append(missed, fmt.Sprintf("%d: %s %s %q in %q: %q", line, p.Language, item.Kind, item.Text, p.Text, got))
			}
		}
		for _, keep := range p.Keep {
			if strings.Count(got, keep) < strings.Count(p.Text, keep) {
				lost = append(lost, fmt.Sprintf("%d: %q of %q: %q", line, keep, p.Text, got))
			}
		}
	}
	for _, group := range slices.Sorted(maps.Keys(items)) {
		t.Logf("%s: %d of %d", group, found[group], items[group])
	}
	t.Logf("missed:\n%s", strings.Join(missed, "\n"))
	if items["all"] != 200 {
		t.Errorf("%d items are planted", items["all"])
	}
	for _, group := range []string{"all", "ru", "en"} {
		if found[group]*100 < items[group]*99 {
			t.Errorf("%s: %d of %d found", group, found[group], items[group])
		}
	}
	if len(lost) > 0 {
		t.Errorf("lost:\n%s", strings.Join(lost, "\n"))
	}
}

func readPlanted(t *testing.T) []planted {
	t.Helper()
	file, err := os.Open("testdata/planted.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var all []planted
	for lines := bufio.NewScanner(file); lines.Scan(); {
		var p planted
		if err := json.Unmarshal(lines.Bytes(), &p); err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
	return all
}

// companyRedactor knows what company.yaml and the knowledge of a sample company hold.
func companyRedactor(tb testing.TB, company string) *Redactor {
	tb.Helper()
	fsys := os.DirFS("../../../testdata/" + company)
	data, err := fs.ReadFile(fsys, "prompt/company.yaml")
	if err != nil {
		tb.Fatal(err)
	}
	c, err := prompt.ReadCompany("company.yaml", data)
	if err != nil {
		tb.Fatal(err)
	}
	own := []string{c.Name, c.Site, c.Address, c.Contacts, c.Details.Goods, c.Details.Other}
	files, err := fs.Glob(fsys, "kb/*.*")
	if err != nil {
		tb.Fatal(err)
	}
	for _, name := range files {
		if path.Base(name) == "synonyms.yaml" {
			continue
		}
		s, err := source.Load(fsys, []string{name}, source.Options{})
		if err != nil {
			tb.Fatal(err)
		}
		for _, e := range s.Entries {
			own = append(own, e.Title, e.Body)
		}
	}
	return New(Options{Own: own})
}

// remains tells whether a text still tells an item.
func remains(got, kind, item string, keep []string) bool {
	for _, k := range keep {
		got = strings.ReplaceAll(got, k, " # ")
	}
	if strings.Contains(got, item) {
		return true
	}
	got = without(got)
	left, parts := text.Words(got), text.Words(item)
	has := func(i int) bool {
		return slices.ContainsFunc(left, func(w text.Word) bool { return w.Text == parts[i].Text })
	}
	switch kind {
	case "name":
		return slices.ContainsFunc(parts, func(p text.Word) bool {
			return slices.ContainsFunc(left, func(w text.Word) bool { return w.Text == p.Text })
		})
	case "email":
		mailbox, _, _ := strings.Cut(item, "@")
		return strings.Contains(strings.ToLower(got), strings.ToLower(mailbox)+"@")
	case "address":
		for i := range len(parts) - 1 {
			if has(i) && has(i+1) {
				return true
			}
		}
	}
	all := strings.NewReplacer(" ", "", "-", "", "(", "", ")", "", ".", "").Replace(got)
	digits := digitsOf(item)
	for i := 0; i+4 <= len(digits); i++ {
		if strings.Contains(all, digits[i:i+4]) {
			return true
		}
	}
	return false
}
