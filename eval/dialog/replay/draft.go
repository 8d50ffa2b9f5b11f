package replay

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"firstline/eval"
	"firstline/eval/chat"
	"firstline/eval/chat/builtin"
	"firstline/eval/dialog"
	"firstline/eval/dialog/redact"
	"firstline/kb/text"
	"firstline/kb/yaml"
)

// script is a question set as its file holds it.
type script struct {
	Set      string         `json:"set"`
	Operator string         `json:"operator"`
	Draft    bool           `json:"draft"`
	Dialogs  []scriptDialog `json:"dialogs"`
}

type scriptDialog struct {
	ID     string       `json:"id"`
	About  string       `json:"about,omitempty"`
	At     string       `json:"at,omitempty"`
	User   []string     `json:"user"`
	Needs  []need       `json:"needs,omitempty"`
	Expect eval.Outcome `json:"expect,omitempty"`
}

// need is one fact of the good answer.
type need struct {
	Says  string `json:"says,omitempty"`
	Cites string `json:"cites,omitempty"`
}

// unit is what a price is paid for: a reply may say that elsewhere than right behind it.
var unit = text.Pattern(`(?i)(\s*/|\s+(в|за|per|an?)\s)\s*\p{L}+\.?$`)

// Drafts is a question set made of dialogs, for a person to go over.
type Drafts struct {
	YAML []byte
	N    int // of dialogs in which a customer asks
	// Unproved are the ids of those that expect what the AI operator said or did, which nobody has said is right.
	Unproved []string
	// Gaps are the ids of those whose answer stands nowhere in the knowledge.
	Gaps []string
}

// Draft makes a question set of dialogs: what the customer said, each turn a line, with invented values in the place
// of what was personal, and as needs the facts of the good answers that the operator's knowledge holds. Good are the
// answers of people, where one took part, else the AI operator's. Where the knowledge has nothing of the answer to a
// question, a handoff is expected. What has to be checked is told in the about of its dialog.
func Draft(ctx context.Context, s Side, dialogs []*dialog.Dialog, set string) (*Drafts, error) {
	listener, err := builtin.NewListener()
	if err != nil {
		return nil, err
	}
	made := &Drafts{}
	k := newKnowledge(s, listener)
	drafted := script{Set: set, Operator: s.Operator, Draft: true}
	for _, d := range dialogs {
		one, err := k.draft(ctx, s.Asked, d)
		if err != nil {
			return nil, err
		}
		if len(one.User) == 0 {
			continue // nobody asked anything
		}
		made.take(&one, k.standing(d, one), d.Language)
		drafted.Dialogs = append(drafted.Dialogs, one)
	}
	made.N = len(drafted.Dialogs)
	data, err := json.Marshal(drafted)
	if err != nil {
		return nil, err
	}
	made.YAML, err = yaml.FromJSON(data)
	return made, err
}

// draft is a dialog as a set has it. A turn of nothing but attachments is not asked, and its answer not needed.
func (k *knowledge) draft(ctx context.Context, o Operator, d *dialog.Dialog) (scriptDialog, error) {
	one := scriptDialog{ID: called(d.ID)}
	if !d.Started.IsZero() {
		one.At = d.Started.Format(time.RFC3339)
	}
	_, all := exchanges(d)
	for _, e := range all {
		if len(e.asked) == 0 {
			continue
		}
		one.User = append(one.User, redact.Invent(e.line()))
		needs, err := k.needs(ctx, o, e, d.Contained())
		if err != nil {
			return one, err
		}
		for _, n := range needs {
			if !slices.Contains(one.Needs, n) {
				one.Needs = append(one.Needs, n)
			}
		}
	}
	return one, nil
}

// called is an id as a question set takes it.
func called(id string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if r == '/' || r < ' ' {
			return '-'
		}
		return r
	}, id))
}

// needs gives the facts of an answer that the knowledge holds.
func (k *knowledge) needs(ctx context.Context, o Operator, e exchange, contained bool) ([]need, error) {
	if e.then == nil || !contained && e.then.By != chat.Human {
		return nil, nil
	}
	said := e.then.Said
	var needs []need
	for _, f := range text.Facts(said) {
		if f.Kind != text.FreeFact && k.knows(f.StandsIn) && !promised(f, said) { // which is said in many words
			needs = append(needs, need{Says: unit().ReplaceAllString(f.Text, "")})
		}
	}
	for _, path := range k.paths(said) {
		folded := text.Fold(path)
		if slices.ContainsFunc(k.grounds(), func(g entryGround) bool { return strings.Contains(g.paths, folded) }) {
			needs = append(needs, need{Says: path})
		}
	}
	entry, err := k.source(ctx, o, said)
	if entry != "" {
		needs = append(needs, need{Cites: entry})
	}
	return needs, err
}

// knows tells whether an entry holds a fact, or the company layer.
func (k *knowledge) knows(stands func(...*text.Ground) bool) bool {
	return stands(k.company()) || slices.ContainsFunc(k.grounds(), func(g entryGround) bool { return stands(g.says) })
}
