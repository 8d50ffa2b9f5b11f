package page

import (
	"cmp"
	"slices"
	"strings"

	"firstline/cmd/firstline/internal/account"
	"firstline/kb"
)

// fileView is the section of a file.
type fileView struct {
	source  *kb.Source
	missing func(string) bool
	Anchor  string
	Path    string
	Kind    string
	Encoded string // windows-1251 (87 %)
	Status  string
	State   string // the status in words
	From    string
	Table   bool // of priced items; else cards
	Sheet   bool // whether a place names a sheet
	Rows    kb.Rows
	Account []figure
	Remarks []remarkView
	// MoreRemarks is how many are not shown.
	MoreRemarks string
	Shown       int
	More        string // how many entries are not shown
}

// figure is a part of the account of a file.
type figure struct{ Name, Value string }

type remarkView struct{ Label, Name, Place, Message, Hint, Count string }

func (v *view) file(f *File, i, shown int) fileView {
	s := f.Source
	w := fileView{
		source: s, missing: f.Missing, Anchor: anchor(i), Path: s.Path, Rows: s.Rows, Shown: shown,
		Kind: v.Name("kind", string(s.Kind)), Encoded: s.Encoding,
		Status: f.Status, From: f.From, Table: s.Kind == kb.KindPrices,
	}
	if f.Status != "" {
		w.State = v.Name("status", f.Status)
	}
	if certainty := account.Certainty(s); certainty > 0 && certainty < 1 {
		w.Encoded += " (" + v.Number(100*certainty, 0) + v.Sign() + ")"
	}
	seen := v.T("blocks seen")
	if account.Record(s) == "row" {
		seen = v.T("rows seen")
	}
	w.Account = []figure{
		{seen, v.Int(s.Rows.Total)},
		{v.T("made entries"), v.Int(s.Rows.Entries)},
		{v.T("headings"), v.Int(s.Rows.Headings)},
		{v.T("blank"), v.Int(s.Rows.Blank)},
		{v.T("skipped"), v.Int(s.Rows.Skipped)},
		{v.T("entries"), v.Int(len(s.Entries))},
	}
	remarks := account.Remarks(s.Path, s.Skipped, s.Problems)
	if left := len(remarks) - v.remarks; left > 0 {
		w.MoreRemarks = v.N(left, "%s more is not shown here./%s more are not shown here.")
		remarks = remarks[:v.remarks]
	}
	v.remarks -= len(remarks)
	for _, r := range remarks {
		one := remarkView{Label: r.Label, Name: v.Name("label", r.Label), Place: place(s.Path, r), Message: v.spoken.say(r.Message), Hint: v.spoken.say(r.Hint)}
		if r.Records > 1 {
			one.Count = v.N(r.Records, "%s line/%s lines")
		}
		w.Remarks = append(w.Remarks, one)
	}
	if left := len(s.Entries) - shown; left > 0 {
		w.More = v.N(left, "%s more entry is not shown here: the page would be too large to send./%s more entries are not shown here: the page would be too large to send.")
	}
	return w
}

// place is a remark's place without the file that it stands under.
func place(file string, r account.Remark) string {
	if r.Pos.Path != file {
		return r.Place()
	}
	return account.Lines(r.Pos)
}

// limit is how many bytes the entries of a page may take, as far as fit can tell: what stands around
// them and what is compared takes less than the rest of 10 MB.
const limit = 7 << 20

// fit tells how many entries of each file are shown, so that all together do not take more than
// limit. What a small file does not need, larger ones get.
func fit(files []File) []int {
	sizes := make([]int, len(files))
	order := make([]int, len(files))
	for i, f := range files {
		order[i] = i
		for j := range f.Entries {
			sizes[i] += size(&f.Entries[j])
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(sizes[a], sizes[b]) })
	shown := make([]int, len(files))
	left := limit
	for at, i := range order {
		room := left / (len(order) - at)
		for j := range files[i].Entries {
			need := size(&files[i].Entries[j])
			if need > room {
				break
			}
			room -= need
			left -= need
			shown[i]++
		}
	}
	return shown
}

// size is about how many bytes an entry takes on the page.
func size(e *kb.Entry) int {
	const around = 260 // tags
	n := around + escaped(e.ID) + escaped(e.Title) + min(escaped(e.Body), 5*most)
	for _, s := range slices.Concat(e.Also, e.Path) {
		n += escaped(s) + 3
	}
	for _, p := range e.Prices {
		n += 90 + escaped(p.Label) + escaped(p.Text)
	}
	for _, i := range e.Images {
		n += 60 + escaped(i.Src) + escaped(i.Alt)
	}
	return n
}

// escaped is the length of a text once its signs are escaped.
func escaped(s string) int {
	n := len(s)
	for i := range len(s) {
		if strings.IndexByte(`<>&"'+`+"`\x00", s[i]) >= 0 {
			n += 4
		}
	}
	return n
}
