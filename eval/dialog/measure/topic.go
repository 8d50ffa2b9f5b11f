package measure

import (
	"context"
	"slices"

	"firstline/eval"
	"firstline/kb/store"
)

// TopicKind says where a topic comes from.
type TopicKind string

// The kinds of topics.
const (
	ByEntry   TopicKind = "entry"   // the entry of the knowledge base that answers the question
	ByCluster TopicKind = "cluster" // nothing answers it, and others ask with the same words
	Rest      TopicKind = "rest"    // nothing answers it, and too few ask it to make a topic
	Nothing   TopicKind = "none"    // nothing was asked
)

// Topic is what customers ask about.
type Topic struct {
	Kind  TopicKind `json:"kind"`
	Name  string    `json:"topic"`           // the entry's title, or the words that tell a cluster; else empty
	Entry string    `json:"entry,omitempty"` // its id
}

// Topical is the part of the dialogs that are about a topic.
type Topical struct {
	Topic
	Part
	Examples []Example `json:"examples"` // the first ones in time
}

// Handover is what was asked before a human came: the customer's last question, which need not be the first
// of the dialog.
type Handover struct {
	Topic
	N        int       `json:"n"`
	Asked    int       `json:"asked_for_human"` // of them, the customer asked for a human
	Examples []Example `json:"examples"`
}

// Example is a question, and the dialog that it stands in.
type Example struct {
	ID    string `json:"id"`
	Asked string `json:"asked"`
}

// mostExamples is how many examples a topic has.
const mostExamples = 3

// Searcher searches the knowledge base.
type Searcher interface {
	Search(ctx context.Context, q store.Query) (store.Result, error)
}

// Topics finds what the dialogs are about: the entry of which the search is sure that it answers a dialog's
// first question, and for questions that have none, what they have in common. Every wording is searched once.
// Tell is told how many are done.
func (m *Measure) Topics(ctx context.Context, s Searcher, tell func(done, total int)) error {
	counts := map[string]int{}
	for _, d := range m.seen {
		counts[d.question]++
		if !d.contained && d.before != d.question {
			counts[d.before]++
		}
	}
	delete(counts, "")
	asked := make([]wording, 0, len(counts))
	for text, n := range counts {
		asked = append(asked, wording{text: text, n: n})
	}
	slices.SortFunc(asked, inOrder)
	if err := search(ctx, s, asked, tell); err != nil {
		return err
	}
	cluster(asked)
	m.topics = map[string]*Topic{"": {Kind: Nothing}}
	for i := range asked {
		m.topics[asked[i].text] = &asked[i].topic
	}
	return nil
}

// search gives each wording the entry that answers it.
func search(ctx context.Context, s Searcher, asked []wording, tell func(done, total int)) error {
	type answer struct {
		topic Topic
		err   error
	}
	answers := eval.InOrder(ctx, len(asked), 0, nil, func(ctx context.Context, i int) (answer, bool) {
		result, err := s.Search(ctx, store.Query{Text: asked[i].text, K: 1})
		if err != nil || !result.Confident {
			return answer{err: err}, true
		}
		e := result.Hits[0].Entry
		return answer{topic: Topic{ByEntry, e.Title, e.ID}}, true
	})
	done := 0
	for a := range answers {
		if a.err != nil {
			return a.err
		}
		asked[done].topic = a.topic
		done++
		tell(done, len(asked))
	}
	return ctx.Err()
}

// topical counts the dialogs by what they are about, the largest topic first.
func (m *Measure) topical() []Topical {
	topics := []Topical{}
	if m.topics == nil {
		return topics
	}
	for _, g := range m.byTopic(m.seen, func(d *seen) string { return d.question }) {
		topics = append(topics, Topical{g.topic, partOf(g.dialogs), examples(g.dialogs, func(d *seen) string { return d.question })})
	}
	slices.SortStableFunc(topics, func(a, b Topical) int { return b.Dialogs - a.Dialogs })
	return topics
}

// handovers counts the dialogs that a human took part in by what was asked before.
func (m *Measure) handovers() []Handover {
	all := []Handover{}
	if m.topics == nil {
		return all
	}
	handed := slices.DeleteFunc(slices.Clone(m.seen), func(d seen) bool { return d.contained })
	for _, g := range m.byTopic(handed, func(d *seen) string { return d.before }) {
		h := Handover{Topic: g.topic, N: len(g.dialogs), Examples: examples(g.dialogs, func(d *seen) string { return d.before })}
		for _, d := range g.dialogs {
			h.Asked += one(d.asked)
		}
		all = append(all, h)
	}
	slices.SortStableFunc(all, func(a, b Handover) int { return b.N - a.N })
	return all
}

// about is the dialogs of one topic.
type about struct {
	topic   Topic
	dialogs []seen
}

// byTopic sorts dialogs by the topic of what was asked in them.
func (m *Measure) byTopic(dialogs []seen, asked func(*seen) string) []about {
	var all []about
	at := map[Topic]int{}
	for i := range dialogs {
		topic := *m.topics[asked(&dialogs[i])]
		if _, known := at[topic]; !known {
			at[topic] = len(all)
			all = append(all, about{topic: topic})
		}
		g := &all[at[topic]]
		g.dialogs = append(g.dialogs, dialogs[i])
	}
	return all
}

// examples gives questions in different words.
func examples(dialogs []seen, asked func(*seen) string) []Example {
	all := []Example{}
	for i := range dialogs {
		e := Example{dialogs[i].ID, asked(&dialogs[i])}
		same := slices.ContainsFunc(all, func(other Example) bool { return other.Asked == e.Asked })
		if e.Asked != "" && !same && len(all) < mostExamples {
			all = append(all, e)
		}
	}
	return all
}
