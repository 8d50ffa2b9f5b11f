package eval

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"firstline/kb"

	"github.com/google/go-cmp/cmp"
)

// entries are those that clerk's knowledge would have.
func entries() []kb.Entry {
	return []kb.Entry{
		{ID: "kb/prices.csv#pro", Source: kb.Pos{Path: "kb/prices.csv", Line: 2}},
		{ID: "kb/faq.md#a", Source: kb.Pos{Path: "kb/faq.md", Line: 1}},
		{ID: "kb/faq.md#b", Source: kb.Pos{Path: "kb/faq.md", Line: 5}},
	}
}

// citing is clerk, who rests its price on an entry.
func citing() *fake {
	op := clerk()
	op.entries = entries()
	for question, reply := range op.replies {
		if strings.Contains(question, "Pro") {
			reply.Entries = []string{"kb/prices.csv#pro"}
			reply.Found = []kb.Hit{{Passage: kb.Passage{Entry: "kb/prices.csv#pro"}}, {Passage: kb.Passage{Entry: "kb/faq.md#a"}}}
			op.replies[question] = reply
		}
	}
	return op
}

// shards plays a run in so many parts.
func shards(t *testing.T, sets []*Set, count int) []*Report {
	t.Helper()
	var all []*Report
	for i := range count {
		shard := Shard{i + 1, count}
		part := shard.Of(sets)
		made := Made{Plan: Plan{Fingerprint: Fingerprint{Scripts: Scripts(sets)}, Shard: shard.String()}, Sets: part, Entries: entries()}
		all = append(all, NewReport(made, results(t, citing(), part, Options{})))
	}
	return all
}

func encoded(t *testing.T, r *Report) string {
	t.Helper()
	var b bytes.Buffer
	if err := r.Untimed().Encode(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestShardsMergedEqualOneRun(t *testing.T) {
	sets := many(t, 120)
	made := Made{Plan: Plan{Fingerprint: Fingerprint{Scripts: Scripts(sets)}}, Sets: sets, Entries: entries()}
	whole := encoded(t, NewReport(made, results(t, citing(), sets, Options{})))
	random := rand.New(rand.NewPCG(1, 2))
	for _, count := range []int{1, 2, 4, 7, 200} {
		parts := shards(t, sets, count)
		played := 0
		for i, part := range parts {
			played += part.Total.Dialogs
			if want := fmt.Sprintf("%d/%d", i+1, count); part.Shard != want || !strings.Contains(encoded(t, part), `"shard": "`+want+`"`) {
				t.Errorf("shard %q, want %s", part.Shard, want)
			}
		}
		if played != 120 {
			t.Errorf("%d shards play %d dialogs", count, played)
		}
		random.Shuffle(len(parts), func(i, j int) { parts[i], parts[j] = parts[j], parts[i] })
		merged, err := Merge(parts)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(whole, encoded(t, merged)); diff != "" {
			t.Errorf("%d shards: %s", count, diff)
		}
	}
}

func TestWhatCannotBeMerged(t *testing.T) {
	sets := many(t, 40)
	parts := func() []*Report { return shards(t, sets, 4) }
	for want, all := range map[string][]*Report{
		"there is nothing to merge":                    nil,
		"shard 3/4 is missing":                         slices.Delete(parts(), 2, 3),
		"shard 1/4, 4/4 is missing":                    parts()[1:3],
		"shard 2/4 is there twice":                     append(parts(), parts()[1]),
		"shard 2/2 does not belong to shard 1/4":       append(parts()[:1], shards(t, sets, 2)[1]),
		"shard 1/1 does not belong to shard 1/4":       append(parts(), NewReport(Made{Sets: sets, Plan: Plan{Fingerprint: Fingerprint{Scripts: Scripts(sets)}}}, nil)),
		"the first of the runs is no shard":            {NewReport(Made{Sets: sets}, nil)},
		"is of another run than shard 1/4: question s": append(parts()[:1], shards(t, many(t, 44), 4)[1:]...),
	} {
		if _, err := Merge(all); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("want %s, got %v", want, err)
		}
	}
	broken := parts()
	broken[3].Unfinished = 1
	if _, err := Merge(broken); err == nil || err.Error() != "shard 4/4 did not come to its end" {
		t.Errorf("got %v", err)
	}
}

func TestParseShard(t *testing.T) {
	for _, s := range []string{"0/4", "5/4", "-1/4", "1", "/", "1/0", "a/b", "1/2/3", "1.5/2", "0/0"} {
		if got, err := ParseShard(s); err == nil {
			t.Errorf("%q is read as %v", s, got)
		}
	}
	for _, s := range []string{"", "1/1", "2/4", "4/4"} {
		if got, err := ParseShard(s); err != nil || got.String() != s {
			t.Errorf("%q is read as %v, %v", s, got, err)
		}
	}
}

func TestCoverage(t *testing.T) {
	sets := parse(t, `
		set: s
		dialogs:
		  - {id: a, user: Сколько стоит Pro?, says: 990}
		  - {id: b, user: Позови человека, expect: handed_off}
	`)
	got := NewReport(Made{Sets: sets, Entries: entries()}, results(t, citing(), sets, Options{})).Coverage
	want := &Coverage{
		CoverCounts: CoverCounts{Entries: 3, Found: 2, Cited: 1, Confirmed: 1},
		Files: []FileCoverage{
			{"kb/faq.md", CoverCounts{Entries: 2, Found: 1}, []EntryCover{{"kb/faq.md#a", 1, CoverFound}, {"kb/faq.md#b", 5, CoverNone}}},
			{"kb/prices.csv", CoverCounts{Entries: 1, Found: 1, Cited: 1, Confirmed: 1}, []EntryCover{{"kb/prices.csv#pro", 2, CoverConfirmed}}},
		},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	failing := parse(t, `{set: s, dialogs: [{id: a, user: Сколько стоит Pro?, says: 991}]}`)
	if got := NewReport(Made{Sets: failing, Entries: entries()}, results(t, citing(), failing, Options{})).Coverage; got.Confirmed != 0 || got.Cited != 1 {
		t.Errorf("a dialog that did not pass confirms: %+v", got)
	}
}
