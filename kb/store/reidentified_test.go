package store

import (
	"testing"

	"firstline/kb"

	"github.com/google/go-cmp/cmp"
)

// An entry of a file under another id is the same one: by all that it says but its price, by its name, by
// its article number.
func TestReidentified(t *testing.T) {
	item := func(id, title, body string) kb.Entry {
		return kb.Entry{ID: "kb/p.csv#" + id, Kind: kb.Item, Title: title, Body: body}
	}
	priced := func(id, title, amount, more string) kb.Entry {
		e := item(id, title, "Цена: "+amount+"\n"+more)
		e.Prices = []kb.Price{{Label: "Цена", Amount: amount, Text: amount}}
		return e
	}
	tests := []struct {
		name     string
		was, now []kb.Entry
		want     map[string]string
	}{
		{
			"an article number is corrected, and the other row needs no more than its own",
			[]kb.Entry{priced("a-1-pled-mokh", "Плед «Мох»", "3450", "Артикул: A-1"), priced("a-1-pled-mokh-bolshoy", "Плед «Мох» большой", "5450", "Артикул: A-1")},
			[]kb.Entry{priced("a-1", "Плед «Мох»", "9990", "Артикул: A-1"), priced("a-3", "Плед «Мох» большой", "5450", "Артикул: A-3")},
			map[string]string{"kb/p.csv#a-1": "kb/p.csv#a-1-pled-mokh", "kb/p.csv#a-3": "kb/p.csv#a-1-pled-mokh-bolshoy"},
		},
		{
			"the same in English, the name another as well",
			[]kb.Entry{item("a-1-throw", "Throw", "SKU: A-1"), item("a-1-large-throw", "Large throw", "SKU: A-1")},
			[]kb.Entry{item("a-1", "Moss throw", "SKU: A-1"), item("a-3", "Large throw", "SKU: A-3")},
			map[string]string{"kb/p.csv#a-1": "kb/p.csv#a-1-throw", "kb/p.csv#a-3": "kb/p.csv#a-1-large-throw"},
		},
		{
			"of one name, each by the rest of its row",
			[]kb.Entry{priced("pled-s", "Плед", "100", "Размер: S"), priced("pled-m", "Плед", "200", "Размер: M")},
			[]kb.Entry{priced("pled", "Плед", "210", "Размер: M")},
			map[string]string{"kb/p.csv#pled": "kb/p.csv#pled-m"},
		},
		{
			"another thing",
			[]kb.Entry{item("pled-shelk", "Плед «Шёлк»", "Ткань: шёлк")},
			[]kb.Entry{item("pled-mokh", "Плед «Мох»", "Ткань: хлопок"), item("shelk", "Шёлк", "")},
			map[string]string{},
		},
		{
			"a question under an anchor",
			[]kb.Entry{{ID: "kb/p.csv#vozvrat", Kind: kb.FAQ, Title: "Возврат?", Body: "14 дней"}},
			[]kb.Entry{{ID: "kb/p.csv#v", Kind: kb.FAQ, Title: "Возврат?", Body: "30 дней"}},
			map[string]string{"kb/p.csv#v": "kb/p.csv#vozvrat"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			edits := []edit{{tt.was, tt.now}}
			got := reidentified(edits, byID(edits, func(e edit) []kb.Entry { return e.was }))
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("ids (-want +got):\n%s", diff)
			}
		})
	}
}

// An entry whose id went into another file is that one, and is nobody else.
func TestReidentifiedElsewhere(t *testing.T) {
	own := kb.Entry{ID: "terms", Kind: kb.FAQ, Title: "Terms"}
	other := kb.Entry{ID: "kb/a.jsonl#terms", Kind: kb.FAQ, Title: "Terms"}
	edits := []edit{{[]kb.Entry{own}, []kb.Entry{other}}, {nil, []kb.Entry{own}}}
	var d Diff
	diffEntries(&d, edits)
	if d.Added != 1 || d.Kept != 1 || d.Changed+d.Removed != 0 {
		t.Errorf("%+v", d)
	}
}
