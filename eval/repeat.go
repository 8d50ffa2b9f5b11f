package eval

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"firstline/eval/stats"
	"firstline/kb"
)

// Repeats says how often a dialog is played, and how many of its tries have to pass.
type Repeats struct {
	Times  int // tries at most; 0: not said, which is once
	PassIf int // 0: all of them, and all are played
}

// ParseRepeats reads repeat: 5 and pass_if: 4/5, of which either may be left out (empty): 4/5 by
// itself means five tries. Its errors are [*kb.SyntaxError], joined.
func ParseRepeats(repeat string, repeatPos kb.Pos, passIf string, passIfPos kb.Pos) (Repeats, error) {
	var r Repeats
	var errs []error
	if repeat != "" {
		times, err := strconv.Atoi(repeat)
		if err != nil || times < 1 || times > mostRepeats {
			errs = append(errs, kb.Errorf(repeatPos, "repeat must be a whole number from 1 to %d, not %q", mostRepeats, repeat))
		}
		r.Times = times
	}
	if passIf != "" {
		passed, of, _ := strings.Cut(passIf, "/")
		m, err := strconv.Atoi(strings.TrimSpace(passed))
		k, errOf := strconv.Atoi(strings.TrimSpace(of))
		switch {
		case err != nil || errOf != nil || m < 1 || m > k || k > mostRepeats:
			errs = append(errs, kb.Errorf(passIfPos, "pass_if must be as 4/5, not %q", passIf))
		case repeat != "" && k != r.Times:
			errs = append(errs, kb.Errorf(passIfPos, "pass_if is of %d tries, and repeat says %s", k, repeat))
		}
		r = Repeats{Times: k, PassIf: m}
	}
	if len(errs) > 0 {
		return Repeats{}, errors.Join(errs...)
	}
	return r, nil
}

// mostRepeats keeps a slip of the keyboard from costing a fortune.
const mostRepeats = 1000

// or fills in what is not said here from what is said above: for the set, or for all.
func (r Repeats) or(above Repeats) Repeats {
	if r.Times == 0 {
		return above
	}
	return r
}

// Repeat says how a dialog that is played several times came out. It passes when PassIf of K tries
// pass, and where the script says pass_if it ends as soon as that is settled (Early). Without
// pass_if all K are played, and all have to pass. A try that ended by an error counts for neither
// side; where it leaves the verdict open the dialog ends by that error.
type Repeat struct {
	K      int   `json:"k"`
	PassIf int   `json:"pass_if"`
	Early  bool  `json:"early"`
	Tries  []Try `json:"tries"`
}

// Try is one playing of a repeated dialog.
type Try struct {
	Outcome Outcome `json:"outcome"`
	Reason  string  `json:"reason"`
	Passed  bool    `json:"passed"`
	Turns   int     `json:"turns"`
}

// newRepeat is nil for a dialog that is played once.
func newRepeat(r Repeats) *Repeat {
	switch {
	case r.Times <= 1:
		return nil
	case r.PassIf == 0:
		return &Repeat{K: r.Times, PassIf: r.Times, Tries: []Try{}}
	}
	return &Repeat{K: r.Times, PassIf: r.PassIf, Early: true, Tries: []Try{}}
}

// Flaky tells whether some tries passed and others did not.
func (r *Repeat) Flaky() bool {
	tries := r.counted()
	return tries.Passed > 0 && tries.Failed > 0
}

// counted gives the tries as the estimates of repeated dialogs want them.
func (r *Repeat) counted() stats.Tries {
	t := stats.Tries{K: r.K}
	if r.Early {
		t.PassIf = r.PassIf
	}
	for _, try := range r.Tries {
		if try.Outcome != Errored {
			t.Passed += one(try.Passed)
			t.Failed += one(!try.Passed)
		}
	}
	return t
}

// settled tells whether the verdict is settled, and what it is.
func (r *Repeat) settled() (passed, settled bool) {
	t := r.counted()
	return t.Passed >= r.PassIf, t.Passed >= r.PassIf || t.Failed > r.K-r.PassIf
}

// over tells whether no further try is to be played.
func (r *Repeat) over() bool {
	_, settled := r.settled()
	return len(r.Tries) == r.K || settled && r.Early
}

// result is that of the dialog as a whole: the first of its tries that came out as the dialog did,
// with what all of them took.
func (r *Repeat) result(tries []Result) Result {
	passed, settled := r.settled()
	decisive := slices.IndexFunc(tries, func(try Result) bool {
		errored := try.Outcome == Errored
		return !settled && errored || settled && !errored && try.Passed == passed
	})
	result := tries[decisive]
	result.Repeat = r
	for i, try := range tries {
		if i != decisive {
			result.Tokens.Input += try.Tokens.Input
			result.Tokens.Output += try.Tokens.Output
			result.Timing.Seconds += try.Timing.Seconds
			result.Timing.Replies = append(slices.Clip(result.Timing.Replies), try.Timing.Replies...)
		}
	}
	result.Timing.Started = tries[0].Timing.Started
	all := make([]*Result, len(tries))
	for i := range tries {
		all[i] = &tries[i]
	}
	result.Cost = sumCost(all)
	return result
}

// Repeated sums up the repeated dialogs of a set.
type Repeated struct {
	Dialogs int      `json:"dialogs"`
	Tries   int      `json:"tries"`
	Flaky   []string `json:"flaky"` // as SET/DIALOG: some tries passed and others did not
	// PassAll[j-1] estimates pass^j, the chance that all of j tries pass, and PassAny[j-1] pass@j,
	// that one of them does: the mean over the dialogs, each estimated without bias, but for those
	// of which a try ended by an error: Estimated are left. They end at the last j that every one
	// of these has an estimate for.
	Estimated int       `json:"estimated"`
	PassAll   []float64 `json:"pass_all"`
	PassAny   []float64 `json:"pass_any"`
}

// repeated is nil where no dialog was repeated.
func repeated(results []*Result) *Repeated {
	all := &Repeated{Flaky: []string{}}
	var tries []stats.Tries
	most := 0
	for _, r := range results {
		if r.Repeat == nil {
			continue
		}
		all.Dialogs++
		all.Tries += len(r.Repeat.Tries)
		if r.Repeat.Flaky() {
			all.Flaky = append(all.Flaky, r.Name())
		}
		if t := r.Repeat.counted(); t.Passed+t.Failed == len(r.Repeat.Tries) {
			tries = append(tries, t)
			most = max(most, r.Repeat.K)
		}
	}
	if all.Dialogs == 0 {
		return nil
	}
	all.Estimated = len(tries)
	all.PassAll = estimates(tries, most, stats.Tries.PassAll)
	all.PassAny = estimates(tries, most, stats.Tries.PassAny)
	return all
}

// estimates gives the mean of an estimate for 1, 2 … tries, as far as there is one of every dialog.
func estimates(tries []stats.Tries, most int, of func(stats.Tries, int) (float64, bool)) []float64 {
	means := []float64{}
	for j := 1; j <= most && len(tries) > 0; j++ {
		sum := 0.0
		for _, t := range tries {
			value, ok := of(t, j)
			if !ok {
				return means
			}
			sum += value
		}
		means = append(means, sum/float64(len(tries)))
	}
	return means
}
