package eval

import (
	"fmt"
	"hash/fnv"
	"slices"
	"strconv"
	"strings"
)

// Shard is a part of a run that one of several machines plays: number Index, from 1, of Count. The
// zero value is the whole run.
type Shard struct{ Index, Count int }

// ParseShard reads 2/4. Empty is the whole run.
func ParseShard(s string) (Shard, error) {
	if s == "" {
		return Shard{}, nil
	}
	index, count, _ := strings.Cut(s, "/")
	i, err := strconv.Atoi(index)
	n, errOf := strconv.Atoi(count)
	if err != nil || errOf != nil || i < 1 || i > n || s != (Shard{i, n}).String() {
		return Shard{}, fmt.Errorf("a shard is written as 2/4, from 1/4 to 4/4, not %q", s)
	}
	return Shard{i, n}, nil
}

// String is the form that ParseShard reads.
func (s Shard) String() string {
	if s.Count == 0 {
		return ""
	}
	return fmt.Sprintf("%d/%d", s.Index, s.Count)
}

// Of gives the sets with those of their dialogs that belong to the shard, by a hash of their names:
// a dialog stays where it is when others come or go. A set may be left without dialogs.
func (s Shard) Of(sets []*Set) []*Set {
	if s.Count == 0 {
		return sets
	}
	parts := make([]*Set, len(sets))
	for i, set := range sets {
		part := *set
		part.Dialogs = slices.DeleteFunc(slices.Clone(set.Dialogs), func(d *Dialog) bool {
			h := fnv.New32a()
			h.Write([]byte(set.Name + "/" + d.ID))
			return int(h.Sum32()%uint32(s.Count)) != s.Index-1
		})
		parts[i] = &part
	}
	return parts
}
