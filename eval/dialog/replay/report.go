package replay

import (
	"firstline/eval"
	"firstline/eval/stats"
)

// Schema names the format of a [Report].
const Schema = "firstline.replay/v1"

// Report is a replay that is over. It holds neither scores nor confidence, and of a last replay only what has
// changed since: a first replay and one in which nothing changed are the same.
type Report struct {
	Schema string `json:"schema"`
	Side
	Total   Total    `json:"total"`
	Against *Against `json:"against,omitempty"` // the second side, where there is one
	// Unfinished counts the dialogs that were not played, because the replay was interrupted.
	Unfinished int         `json:"unfinished,omitempty"`
	Left       *eval.Left  `json:"left,omitempty"` // why they were not, and how they are; nil where all were played
	Dialogs    []*Dialog   `json:"dialogs"`
	Timing     eval.Timing `json:"timing"`
}

// Against is the second side.
type Against struct {
	Side
	Total Total `json:"total"`
}

// Total is what the dialogs of a side came to. N leaves out those that ended by an error; the outcomes and the
// turns also leave out those that left their course, which are counted under Diverged.
type Total struct {
	Dialogs   int                  `json:"dialogs"`
	N         int                  `json:"n"`
	Errors    int                  `json:"errors"`
	Outcomes  map[eval.Outcome]int `json:"outcomes"` // every outcome, also those that did not occur
	Diverged  int                  `json:"diverged"`
	Whys      map[Why]int          `json:"whys"` // of the diverged
	Contained Contained            `json:"contained"`
	Turns     Turns                `json:"turns"`
	// NotReached counts the customer's turns behind a handoff.
	NotReached int `json:"not_reached"`
	// NotAsked counts the customer's turns that are nothing but attachments.
	NotAsked  int                `json:"not_asked,omitempty"`
	Agreement AgreementTotal     `json:"agreement"` // with people
	Causes    map[eval.Cause]int `json:"causes"`    // of replies that fall short of people's
	// Changed counts the dialogs with a reply that is another than in the last replay.
	Changed  int           `json:"changed,omitempty"`
	Verdicts *OpinionTotal `json:"verdicts,omitempty"` // nil where nobody gave one
	Cost     *eval.Cost    `json:"cost,omitempty"`
}

// Contained compares the dialogs that ended without a human then and would today, of the same dialogs.
type Contained struct {
	Then eval.Rate `json:"then"`
	Now  eval.Rate `json:"now"`
}

// Turns are the mean turns of the same dialogs; nil where there is none.
type Turns struct {
	Then *float64 `json:"then" jsonschema:"nullable"`
	Now  *float64 `json:"now" jsonschema:"nullable"`
}

// AgreementTotal counts the answers of people that hold facts, and of those the ones that today lack nothing.
type AgreementTotal struct {
	Answers      eval.Rate `json:"answers"`
	Facts        int       `json:"facts"`
	Held         int       `json:"held"`
	Contradicted int       `json:"contradicted"`
}

// side is how to look at one of the two sides of a dialog.
type side struct {
	course func(*Dialog) *Course
	now    func(*Reply) *Now
}

func firstSide() side {
	return side{func(d *Dialog) *Course { return &d.Course }, func(r *Reply) *Now { return r.Now }}
}

func secondSide() side {
	return side{func(d *Dialog) *Course { return d.Against }, func(r *Reply) *Now { return r.Against }}
}

// NewReport counts what the dialogs came to, which were put to one side or two. planned is how many there were.
func NewReport(dialogs []*Dialog, sides []Side, planned int) *Report {
	r := &Report{Schema: Schema, Side: sides[0], Dialogs: append([]*Dialog{}, dialogs...), Unfinished: planned - len(dialogs)}
	r.Count()
	if len(sides) > 1 {
		r.Against = &Against{Side: sides[1], Total: total(dialogs, secondSide())}
	}
	return r
}

// Count counts the dialogs of the first side anew, after a verdict was given.
func (r *Report) Count() { r.Total = total(r.Dialogs, firstSide()) }

func total(dialogs []*Dialog, s side) Total {
	t := Total{Outcomes: map[eval.Outcome]int{}, Whys: map[Why]int{}, Causes: map[eval.Cause]int{}}
	for _, o := range eval.Outcomes() {
		t.Outcomes[o] = 0
	}
	var then, now []int
	var contained, containedThen, answers, whole int
	var costs []*eval.Cost
	for _, d := range dialogs {
		c := s.course(d)
		t.Dialogs++
		costs = append(costs, c.Cost)
		if c.Outcome == eval.Errored {
			t.Errors++
			t.Outcomes[eval.Errored]++
			continue
		}
		t.N++
		t.NotReached += c.NotReached
		t.NotAsked += c.NotAsked
		a, w := t.countReplies(d, s)
		answers, whole = answers+a, whole+w
		if c.Diverged != nil {
			t.Diverged++
			t.Whys[c.Diverged.Why]++
			continue
		}
		t.Outcomes[c.Outcome]++
		contained += one(c.Outcome != eval.HandedOff)
		containedThen += one(d.Then.Outcome != eval.HandedOff)
		then, now = append(then, d.Then.Turns), append(now, c.Turns)
	}
	t.Agreement.Answers = eval.NewRate(whole, answers)
	t.Contained = Contained{eval.NewRate(containedThen, len(then)), eval.NewRate(contained, len(now))}
	t.Turns = Turns{mean(then), mean(now)}
	t.Cost = eval.SumCosts(costs)
	return t
}

// countReplies counts the replies of a dialog, and gives how many answers of people with facts it has, and to
// how many of those today lacks nothing.
func (t *Total) countReplies(d *Dialog, s side) (answers, whole int) {
	changed := false
	for i := range d.Replies {
		now := s.now(&d.Replies[i])
		if now == nil {
			continue
		}
		changed = changed || len(now.Changed) > 0
		t.Verdicts = t.Verdicts.add(now.Verdict)
		if now.Cause != "" {
			t.Causes[now.Cause]++
		}
		if a := now.Agreement; a.People() {
			answers++
			whole += one(a.Whole())
			t.Agreement.Facts += a.Facts
			t.Agreement.Held += a.Held
			for _, m := range a.Missing {
				t.Agreement.Contradicted += one(m.Today != "")
			}
		}
	}
	t.Changed += one(changed)
	return answers, whole
}

func mean(all []int) *float64 {
	if value, ok := stats.Mean(all); ok {
		return &value
	}
	return nil
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}
