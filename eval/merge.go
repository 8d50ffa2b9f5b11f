package eval

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Merge joins the reports of all shards of one run, in any order, into the report that a single run
// would have given, but for its thresholds, which are to be judged anew. A shard that is missing,
// doubled, or of another run is an error: a part is never counted as the whole.
func Merge(shards []*Report) (*Report, error) {
	if err := complete(shards); err != nil {
		return nil, err
	}
	first := shards[0].Head
	var results, drafts []Result
	timing := first.Timing
	for _, s := range shards {
		if s.Drafts != nil {
			drafts = append(drafts, s.Drafts.Dialogs...)
		}
		for result, err := range s.Dialogs() {
			if err != nil {
				return nil, err
			}
			results = append(results, *result)
		}
		if s.Timing.Started.Before(timing.Started) {
			timing.Started = s.Timing.Started
		}
	}
	order := map[string]int{}
	for i, set := range first.Sets {
		order[set.Set] = i
	}
	slices.SortFunc(results, func(a, b Result) int {
		return cmp.Or(cmp.Compare(order[a.Set], order[b.Set]), cmp.Compare(a.Place, b.Place))
	})
	slices.SortFunc(drafts, func(a, b Result) int {
		return cmp.Or(cmp.Compare(a.Source.Path, b.Source.Path), cmp.Compare(a.Place, b.Place))
	})
	first.Drafts = newDrafts(drafts)
	joined := newReport(first, results)
	for _, s := range shards[1:] {
		if s.Coverage != nil && joined.Coverage != nil {
			joined.Coverage.join(s.Coverage)
		}
		timing.Seconds += s.Timing.Seconds
	}
	joined.Timing = timing
	return joined, nil
}

// complete tells what keeps reports from being all the shards of one run.
func complete(shards []*Report) error {
	if len(shards) == 0 {
		return RunError("there is nothing to merge")
	}
	first := shards[0]
	whole, err := ParseShard(first.Shard)
	if err != nil || whole.Count == 0 {
		return RunError("the first of the runs is no shard: there is nothing to merge it with")
	}
	missing := map[int]bool{}
	for i := range whole.Count {
		missing[i+1] = true
	}
	for _, s := range shards {
		shard, err := ParseShard(s.Shard)
		switch differ := first.Fingerprint.Differences(s.Fingerprint); {
		case err != nil:
			return err
		case shard.Count != whole.Count:
			return refuse("shard %s does not belong to shard %s", cmp.Or(s.Shard, "1/1"), first.Shard)
		case len(differ) > 0:
			return refuse("shard %s is of another run than shard %s: %s", s.Shard, first.Shard, strings.Join(differ, "; "))
		case !slices.Equal(s.Selection, first.Selection), !sameSets(s.Sets, first.Sets), !sameEntries(s.Coverage, first.Coverage):
			return refuse("shard %s is of another run than shard %s: other dialogs were asked for", s.Shard, first.Shard)
		case s.Unfinished > 0:
			return refuse("shard %s did not come to its end", s.Shard)
		case !missing[shard.Index]:
			return refuse("shard %s is there twice", s.Shard)
		}
		delete(missing, shard.Index)
	}
	if len(missing) > 0 {
		var names []string
		for _, i := range slices.Sorted(maps.Keys(missing)) {
			names = append(names, Shard{i, whole.Count}.String())
		}
		return refuse("shard %s is missing", strings.Join(names, ", "))
	}
	return nil
}

// refuse says why runs cannot be joined.
func refuse(format string, args ...any) error { return RunError(fmt.Sprintf(format, args...)) }

func sameSets(a, b []Totals) bool {
	return slices.EqualFunc(a, b, func(a, b Totals) bool { return a.Set == b.Set })
}

func sameEntries(a, b *Coverage) bool {
	if a == nil || b == nil {
		return a == b
	}
	return slices.EqualFunc(a.Files, b.Files, func(a, b FileCoverage) bool {
		return slices.EqualFunc(a.Covered, b.Covered, func(a, b EntryCover) bool { return a.Entry == b.Entry })
	})
}
