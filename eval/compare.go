package eval

import (
	"fmt"
	"slices"

	"firstline/eval/stats"
)

// CompareSchema names the format of a [Comparison].
const CompareSchema = "firstline.compare/v1"

// Judgement is what a comparison comes to, from the point of view of the second run.
type Judgement string

// The judgements of a comparison.
const (
	Improved     Judgement = "improved"  // the exact p is below 0.05, and more dialogs pass
	Regressed    Judgement = "regressed" // the exact p is below 0.05, and fewer dialogs pass
	NoWorse      Judgement = "no_worse"  // no dialog flipped, or the interval's low end is above minus the margin
	Inconclusive Judgement = "inconclusive"
)

// Margin is by how much the pass rate may be worse for [NoWorse], where nothing else is asked.
const Margin = 0.02

// Comparison sets two runs against each other, dialog by dialog. Pairs are the dialogs that both
// runs have an outcome for; differences are B's figure minus A's.
type Comparison struct {
	Schema   string    `json:"schema"`
	Verdict  Judgement `json:"verdict"`
	Margin   float64   `json:"margin"`
	Pairs    int       `json:"pairs"`
	PassRate Paired    `json:"pass_rate"` // the verdict rests on it
	// ResolutionRate is over the same pairs.
	ResolutionRate Paired      `json:"resolution_rate"`
	Turns          PairedTurns `json:"turns"`
	// Detectable is the smallest difference of the pass rates that this suite could have shown, had
	// as many dialogs flipped the other way as did; nil: it is too small to show any.
	Detectable *float64    `json:"detectable" jsonschema:"nullable"`
	Sets       []PairedSet `json:"sets"`
	Flipped    []Flip      `json:"flipped"` // pairs of which one passed and the other did not
	// Unmatched are dialogs that only one run has; Errors, those that ended by an error in one of
	// them or both. Neither is a pair.
	Unmatched []Unmatched `json:"unmatched"`
	Errors    []Unmatched `json:"errors"`
	// Rewritten names dialogs, as SET/DIALOG, whose script is not the same in both runs. They are other
	// tests now, and no pairs.
	Rewritten   []string `json:"rewritten"`
	Differences []string `json:"differences"` // of the fingerprints, in words
	A           Side     `json:"a"`
	B           Side     `json:"b"`
}

// Side is one of the two runs.
type Side struct {
	Name        string      `json:"name"`           // as it was asked for
	Part        string      `json:"part,omitempty"` // which part of the question sets it is, in words
	Fingerprint Fingerprint `json:"fingerprint"`
	Sets        []Totals    `json:"sets"` // of the whole run, pairs or not
	Total       Totals      `json:"total"`
}

// Paired compares a rate over the same dialogs. P is that of the exact McNemar test, MidP its mid-p
// variant; Low and High are Newcombe's 95 % interval of Difference.
type Paired struct {
	A          Rate    `json:"a"`
	B          Rate    `json:"b"`
	OnlyA      int     `json:"only_a"` // dialogs that hold in A and not in B
	OnlyB      int     `json:"only_b"`
	Difference float64 `json:"difference"`
	Low        float64 `json:"low"`
	High       float64 `json:"high"`
	P          float64 `json:"p"`
	MidP       float64 `json:"mid_p"`
}

// PairedSet is the pass rate of one set. Holm is P after Holm's correction for as many sets as there
// are.
type PairedSet struct {
	Set string `json:"set"`
	Paired
	Holm float64 `json:"p_holm"`
}

// PairedTurns compares the turns of the dialogs that both runs resolved and passed. P is that of the
// exact sign-flip permutation test.
type PairedTurns struct {
	N          int      `json:"n"`
	A          *float64 `json:"a" jsonschema:"nullable"` // the mean
	B          *float64 `json:"b" jsonschema:"nullable"`
	Difference float64  `json:"difference"`
	P          float64  `json:"p"`
}

// Flip is a dialog that passed in one run and not in the other.
type Flip struct {
	Set string  `json:"set"`
	ID  string  `json:"id"`
	A   *Result `json:"a"`
	B   *Result `json:"b"`
}

// Unmatched is a dialog that is no pair.
type Unmatched struct {
	Set string `json:"set"`
	ID  string `json:"id"`
	In  string `json:"in"` // a, b or both
}

// Compare compares run a with run b, the newer one. margin is by how much the pass rate may be worse
// and still be no worse, from 0 to 1.
func Compare(a, b *Report, margin float64) (*Comparison, error) {
	m := &matching{earlier: map[string]*brief{}}
	if err := m.match(a, b); err != nil {
		return nil, err
	}
	c := &m.comparison
	c.Schema, c.Margin = CompareSchema, margin
	c.A = Side{Part: a.Part(), Fingerprint: a.Fingerprint, Sets: a.Sets, Total: a.Total}
	c.B = Side{Part: b.Part(), Fingerprint: b.Fingerprint, Sets: b.Sets, Total: b.Total}
	c.Differences = append([]string{}, a.Fingerprint.Differences(b.Fingerprint)...)
	c.Pairs = m.total.pass.N()
	c.PassRate = paired(m.total.pass)
	c.ResolutionRate = paired(m.total.resolved)
	c.Turns = m.turns()
	c.Sets = m.sets()
	if detectable, ok := stats.Detectable(c.Pairs, min(c.PassRate.OnlyA, c.PassRate.OnlyB)); ok {
		c.Detectable = &detectable
	}
	c.Verdict = c.judge()
	return c, nil
}

// Lost counts the dialogs of the first run that the second does not have at all.
func (c *Comparison) Lost() int {
	lost := 0
	for _, u := range c.Unmatched {
		lost += one(u.In == "a")
	}
	return lost
}

func (c *Comparison) judge() Judgement {
	rate := c.PassRate
	switch {
	case c.Pairs == 0:
		return Inconclusive
	case rate.P < stats.Alpha && rate.Difference > 0:
		return Improved
	case rate.P < stats.Alpha && rate.Difference < 0:
		return Regressed
	case len(c.Flipped) == 0, rate.Low > -c.Margin:
		return NoWorse
	}
	return Inconclusive
}

// brief is what has to be kept of each dialog of the first run.
type brief struct {
	passed, errored bool
	contained       bool // passed without a human, as the resolution rate counts
	resolved        bool // passed with outcome resolved, as turns are counted
	turns           int
	script          string
	set, id         string
	matched         bool
}

func newBrief(r *Result) *brief {
	return &brief{
		passed: r.Passed, errored: r.Outcome == Errored,
		contained: r.Passed && r.Outcome != HandedOff, resolved: r.Passed && r.Outcome == Resolved,
		turns: r.Turns, script: r.Script, set: r.Set, id: r.ID,
	}
}

// matching pairs the dialogs of two runs.
type matching struct {
	comparison Comparison
	earlier    map[string]*brief
	order      []string // of earlier
	total      tally
	bySet      []setTally
	turnsA     []int
	turnsB     []int
}

type tally struct{ pass, resolved stats.Pairs }

type setTally struct {
	set string
	tally
}

// match reads the first run once and the second once; where dialogs flipped, the first again for
// what was said then.
func (m *matching) match(a, b *Report) error {
	c := &m.comparison
	c.Flipped, c.Unmatched, c.Errors, c.Rewritten = []Flip{}, []Unmatched{}, []Unmatched{}, []string{}
	for result, err := range a.Dialogs() {
		if err != nil {
			return err
		}
		if m.earlier[result.Name()] != nil {
			return fmt.Errorf("dialog %s is there twice", result.Name())
		}
		m.earlier[result.Name()] = newBrief(result)
		m.order = append(m.order, result.Name())
	}
	for result, err := range b.Dialogs() {
		if err != nil {
			return err
		}
		before := m.earlier[result.Name()]
		if before == nil {
			c.Unmatched = append(c.Unmatched, Unmatched{result.Set, result.ID, "b"})
			continue
		}
		if before.matched {
			return fmt.Errorf("dialog %s is there twice", result.Name())
		}
		before.matched = true
		m.pair(before, result)
	}
	for _, name := range m.order {
		if e := m.earlier[name]; !e.matched {
			c.Unmatched = append(c.Unmatched, Unmatched{e.set, e.id, "a"})
		}
	}
	return m.recall(a)
}

func (m *matching) pair(before *brief, result *Result) {
	c, now := &m.comparison, newBrief(result)
	if before.errored || now.errored {
		in := "both"
		switch {
		case !now.errored:
			in = "a"
		case !before.errored:
			in = "b"
		}
		c.Errors = append(c.Errors, Unmatched{result.Set, result.ID, in})
		return
	}
	if before.script != now.script {
		c.Rewritten = append(c.Rewritten, result.Name())
		return
	}
	if before.passed != now.passed {
		c.Flipped = append(c.Flipped, Flip{Set: result.Set, ID: result.ID, B: result})
	}
	i := slices.IndexFunc(m.bySet, func(s setTally) bool { return s.set == result.Set })
	if i < 0 {
		i = len(m.bySet)
		m.bySet = append(m.bySet, setTally{set: result.Set})
	}
	for _, t := range []*tally{&m.total, &m.bySet[i].tally} {
		count2x2(&t.pass, before.passed, now.passed)
		count2x2(&t.resolved, before.contained, now.contained)
	}
	if before.resolved && now.resolved {
		m.turnsA, m.turnsB = append(m.turnsA, before.turns), append(m.turnsB, now.turns)
	}
}

func count2x2(p *stats.Pairs, a, b bool) {
	switch {
	case a && b:
		p.Both++
	case a:
		p.OnlyA++
	case b:
		p.OnlyB++
	default:
		p.Neither++
	}
}

// recall fetches what the first run has of the dialogs that flipped.
func (m *matching) recall(a *Report) error {
	flipped := map[string]*Flip{}
	for i := range m.comparison.Flipped {
		f := &m.comparison.Flipped[i]
		flipped[f.Set+"/"+f.ID] = f
	}
	if len(flipped) == 0 {
		return nil
	}
	for result, err := range a.Dialogs() {
		if err != nil {
			return err
		}
		if f := flipped[result.Name()]; f != nil {
			f.A = result
		}
	}
	return nil
}

func paired(p stats.Pairs) Paired {
	c := Paired{OnlyA: p.OnlyA, OnlyB: p.OnlyB}
	c.A = NewRate(p.Both+p.OnlyA, p.N())
	c.B = NewRate(p.Both+p.OnlyB, p.N())
	c.Difference, c.Low, c.High = stats.Newcombe(p)
	c.P, c.MidP = stats.McNemar(p.OnlyA, p.OnlyB)
	return c
}

func (m *matching) sets() []PairedSet {
	sets := make([]PairedSet, len(m.bySet))
	p := make([]float64, len(m.bySet))
	for i, s := range m.bySet {
		sets[i] = PairedSet{Set: s.set, Paired: paired(s.pass)}
		p[i] = sets[i].P
	}
	for i, corrected := range stats.Holm(p) {
		sets[i].Holm = corrected
	}
	return sets
}

func (m *matching) turns() PairedTurns {
	t := PairedTurns{N: len(m.turnsA), A: Measured(stats.Mean(m.turnsA)), B: Measured(stats.Mean(m.turnsB))}
	differences := make([]int, len(m.turnsA))
	for i := range differences {
		differences[i] = m.turnsB[i] - m.turnsA[i]
	}
	t.Difference, t.P = stats.SignFlip(differences)
	return t
}
