package merge

import (
	"bytes"
	"errors"
	"iter"
	"os"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"

	"firstline/eval/dialog"
	"firstline/eval/dialog/redact"
)

// sized gives groups of these sizes, and an error behind them.
func sized(sizes []int, behind error) iter.Seq2[*group, error] {
	return func(yield func(*group, error) bool) {
		for _, size := range sizes {
			if !yield(&group{size: size}, nil) {
				return
			}
		}
		if behind != nil {
			yield(nil, behind)
		}
	}
}

// TestAhead holds that what comes of groups comes in their order, that no more is worked on at once than is
// allowed, and that nothing goes on behind the end, be it early or an error.
func TestAhead(t *testing.T) {
	var sizes []int
	for i := range 500 {
		sizes = append(sizes, 1+i*7919%(aheadSize/8))
	}
	sizes[100], sizes[300] = dialog.MaxLine, 2*aheadSize
	broken := errors.New("broken")
	for _, stop := range []int{1, 50, 101, len(sizes) + 1} {
		var running, most atomic.Int64
		work := func(g *group) int {
			now := running.Add(int64(g.size))
			for {
				before := most.Load()
				if now <= before || most.CompareAndSwap(before, now) {
					break
				}
			}
			running.Add(-int64(g.size))
			return g.size
		}
		var got []int
		var err error
		for size, broke := range ahead(sized(sizes, broken), work) {
			if broke != nil {
				err = broke
				break
			}
			if got = append(got, size); len(got) == stop {
				break
			}
		}
		if !slices.Equal(got, sizes[:min(stop, len(sizes))]) {
			t.Errorf("%d came, or in another order", len(got))
		}
		if (stop > len(sizes)) != errors.Is(err, broken) {
			t.Error(err)
		}
		if running.Load() != 0 || most.Load() > dialog.MaxLine+aheadSize {
			t.Errorf("%d bytes are still worked on, of %d at most", running.Load(), most.Load())
		}
	}
}

// TestPlain holds that the sample dialogs become in a merge what a redactor makes of them one by one.
func TestPlain(t *testing.T) {
	const path = "../../../testdata/vestochka/dialogs/2026-h1.jsonl"
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	r := redact.New(redact.Options{})
	var pieces []dialog.Piece
	var plain []string
	for d, err := range dialog.Read(path, bytes.NewReader(file)) {
		if err != nil {
			t.Fatal(err)
		}
		line, err := encoded(r.Dialog(d))
		if err != nil {
			t.Fatal(err)
		}
		pieces, plain = append(pieces, dialog.Piece{Dialog: d}), append(plain, string(line))
	}
	slices.Sort(plain) // a line begins with the id, and all ids are of one length
	got, counts := redacted(t, "", pieces...)
	if diff := cmp.Diff(strings.Join(plain, ""), got); diff != "" || counts.Added != len(plain) {
		t.Error(counts, diff)
	}
	if again, counts := redacted(t, got, pieces...); again != got || counts.Touched() || counts.Kept != len(plain) {
		t.Error(counts)
	}
}
