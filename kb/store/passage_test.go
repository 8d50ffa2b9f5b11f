package store_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"firstline/kb"
	"firstline/kb/embed"
	"firstline/kb/store"

	"github.com/google/go-cmp/cmp"
)

// TestPassageOfTable: a row far down a long table is found with the header of its table and the
// way of headings to it, from the disk as from memory.
func TestPassageOfTable(t *testing.T) {
	var body strings.Builder
	body.WriteString("| Регион | Срок |\n|---|---|\n")
	for i := range 100 {
		fmt.Fprintf(&body, "| Область номер %d | %d дней |\n", i, i)
	}
	body.WriteString("| Якутия | 40 дней |")
	entry := kb.Entry{
		ID: "sroki", Kind: kb.Section, Title: "Сроки доставки", Path: []string{"Транспортные компании"},
		Body: body.String(), BodyLine: 5, FirstLine: 1, LastLine: 107,
	}
	path := filepath.Join(t.TempDir(), "index")
	mustSync(t, open(t, path, embed.New()), source("kb/delivery.md", kb.KindDocument, entry), faq())
	s := open(t, path, embed.New())

	r := search(t, s, store.Query{Text: "срок доставки в Якутию"})
	if len(r.Hits) == 0 {
		t.Fatal("nothing is found")
	}
	got := r.Hits[0].Passage
	if !strings.HasPrefix(got.Text, "| Регион | Срок |\n|---|---|\n| Область") || !strings.HasSuffix(got.Text, "| Якутия | 40 дней |") {
		t.Errorf("the passage is %q", got.Text)
	}
	if got.Head != 2 || got.TextLine != got.Source.Line || got.Source.EndLine != 107 {
		t.Errorf("the passage stands at %+v below %d lines", got, got.Head)
	}
	for _, p := range kb.Split(s.Entries()[0], kb.PassageLength) {
		if p.Index == got.Index {
			if diff := cmp.Diff(p, got); diff != "" {
				t.Error(diff)
			}
		}
	}
	if r := search(t, s, store.Query{Text: "транспортные компании"}); len(r.Hits) == 0 || r.Hits[0].Entry.ID != "kb/delivery.md#sroki" {
		t.Errorf("its path is not searched: %+v", r.Hits)
	}
}
