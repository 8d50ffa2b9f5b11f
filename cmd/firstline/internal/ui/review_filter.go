package ui

import (
	"slices"
	"strings"

	"firstline/eval"
	"firstline/eval/dialog/replay"
	"firstline/kb/text"
)

// reviewFilter chooses dialogs. What is empty chooses all.
type reviewFilter struct {
	outcome string // as outcomes has it
	what    string // as whats has it
	topic   string // a part of the entry's id, or the words that it is made of
}

// left is the outcome of a dialog that left its course: nobody knows it.
const left = "left its course"

// outcomes lists what a dialog can be chosen by, the choice of all first.
func outcomes() []string {
	all := []string{""}
	for _, o := range eval.Outcomes() {
		all = append(all, string(o))
	}
	return append(all, left)
}

// What has to be so of a reply for its dialog to be chosen.
const (
	isChanged  = "changed since the last replay"
	isShort    = "short of what people said"
	isJudged   = "judged"
	isUnjudged = "not judged, or outdated"
)

func whats() []string { return []string{"", isChanged, isShort, isUnjudged, isJudged} }

// following is the choice behind a choice; after the last comes the first.
func following(all []string, now string) string {
	return all[(slices.Index(all, now)+1)%len(all)]
}

// of gives the dialogs that are let through.
func (f reviewFilter) of(dialogs []*replay.Dialog) []*replay.Dialog {
	var through []*replay.Dialog
	for _, d := range dialogs {
		if f.match(d) {
			through = append(through, d)
		}
	}
	return through
}

func (f reviewFilter) match(d *replay.Dialog) bool {
	outcome := string(d.Outcome)
	if d.Diverged != nil {
		outcome = left
	}
	slug := text.Slug(f.topic)
	topical := strings.Contains(text.Fold(d.Topic), text.Fold(f.topic)) || slug != "" && strings.Contains(d.Topic, slug)
	if f.outcome != "" && f.outcome != outcome || !topical {
		return false
	}
	return f.what == "" || slices.ContainsFunc(d.Replies, func(r replay.Reply) bool { return r.Now != nil && f.has(r.Now) })
}

func (f reviewFilter) has(n *replay.Now) bool {
	switch f.what {
	case isChanged:
		return len(n.Changed) > 0
	case isShort:
		return n.Cause != ""
	case isJudged:
		return n.Verdict != nil && !n.Verdict.Outdated
	default:
		return n.Verdict == nil || n.Verdict.Outdated
	}
}

// String says what is chosen; empty where all is.
func (f reviewFilter) String() string {
	var parts []string
	if f.outcome != "" {
		parts = append(parts, strings.ReplaceAll(f.outcome, "_", " "))
	}
	if f.topic != "" {
		parts = append(parts, "topic "+f.topic)
	}
	if f.what != "" {
		parts = append(parts, f.what)
	}
	return strings.Join(parts, ", ")
}
