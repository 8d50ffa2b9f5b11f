// Package operator is the operator under test: what the search finds for a customer's turn, the
// prompt made of it, and the model that is told to answer.
package operator

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"time"

	"firstline/eval/chat"
	"firstline/kb"
	"firstline/kb/store"
	"firstline/kb/text"
	"firstline/prompt"
)

// Searcher finds passages of the knowledge base.
type Searcher interface {
	Search(ctx context.Context, q store.Query) (store.Result, error)
}

// Model writes a reply to a request.
type Model interface {
	Reply(ctx context.Context, r chat.Request) (chat.Reply, error)
}

// Restater makes of the customer's last turn a question that can be searched without the dialog before it.
type Restater interface {
	Restate(ctx context.Context, messages []chat.Message) (string, chat.TokenCounts, error)
}

// Config is what an operator is made of.
type Config struct {
	Name    string
	Layers  []prompt.Layer // base, company, operator, from the top
	Prompt  prompt.Options
	Sources []string // paths of the sources that it may use
	Entries []kb.Entry
	Search  Searcher
	Model   Model
	Hits    int // passages that the model is given for one question; 0 means 5
	// FollowUps restates turns that follow others; nil: the search itself sees the dialog.
	FollowUps Restater
}

// Own gives the entries of the operator's own sources.
func (c Config) Own() []kb.Entry {
	var own []kb.Entry
	for _, e := range c.Entries {
		if slices.Contains(c.Sources, e.Source.Path) {
			own = append(own, e)
		}
	}
	return own
}

// Operator answers customers. It keeps nothing between replies, and may serve several dialogs at
// once.
type Operator struct {
	config  Config
	entries []kb.Entry
	company *text.Ground                   // the company layer
	grounds map[string]func() *text.Ground // of each entry, by its id
	canary  string                         // the mark in its prompt
	secrets map[string]bool                // runs of words of the other layers
}

// New makes an operator that sees the entries of its own sources and no others.
func New(c Config) *Operator {
	if c.Hits == 0 {
		c.Hits = 5
	}
	o := &Operator{
		config: c, canary: canaryOf(c.Name), secrets: secretRuns(c),
		company: text.NewGround(layerText(c.Layers, companyLayer)),
	}
	o.entries = c.Own()
	o.grounds = groundsOf(o.entries)
	return o
}

// Sources gives the paths of the sources that the operator may use.
func (o *Operator) Sources() []string { return o.config.Sources }

// Entries gives the entries of the operator's sources.
func (o *Operator) Entries() []kb.Entry { return o.entries }

// Reply answers the last turn of messages, written at the time now. Its Found are the passages
// that the model was given, its Searched the searches that found them, and to its Faults those are added of what it
// lets out, and of what it has invented.
func (o *Operator) Reply(ctx context.Context, messages []chat.Message, now time.Time) (chat.Reply, error) {
	request, restating, err := o.request(ctx, messages, now)
	if err != nil {
		return chat.Reply{}, err
	}
	shown := slices.Clone(request.Found)
	request.Look = func(ctx context.Context, question string) (chat.Found, error) {
		found, err := o.look(ctx, question, nil)
		shown = append(shown, found)
		return found, err
	}
	reply, err := o.config.Model.Reply(ctx, request)
	if err != nil {
		return chat.Reply{}, err
	}
	reply.Tokens.Input += restating.Input
	reply.Tokens.Output += restating.Output
	reply.Found, reply.Searched, reply.Dropped = hits(shown), shown, request.Prompt.Dropped
	reply.Given = hashOf(request)
	reply.Ungrounded = o.ungrounded(reply, request)
	reply.Faults = append(o.leaks(reply, messages), o.invented(reply, messages)...)
	return reply, nil
}

// Given is a hash of all that the model would be given for the last turn of messages.
func (o *Operator) Given(ctx context.Context, messages []chat.Message, now time.Time) (string, error) {
	request, err := o.Request(ctx, messages, now)
	if err != nil {
		return "", err
	}
	return hashOf(request), nil
}

func hashOf(r chat.Request) string {
	sum := sha256.New()
	w := bufio.NewWriter(sum) // of which no write fails
	r.Prompt.WriteText(func(text string) { _, _ = w.WriteString(text) })
	for _, found := range r.Found {
		fmt.Fprintf(w, "%q %v", found.Question, found.Confident)
		for _, hit := range found.Hits {
			fmt.Fprintf(w, " %s %d", hit.Passage.Entry, hit.Passage.Index)
		}
	}
	_ = w.Flush()
	return hex.EncodeToString(sum.Sum(nil)[:8])
}

// Find gives the k best hits on the last turn of messages as a whole.
func (o *Operator) Find(ctx context.Context, messages []chat.Message, k int) ([]kb.Hit, error) {
	turn := chat.Request{Messages: messages}.Turn()
	found, err := o.search(ctx, questions(turn)[0], earlierTurns(messages), k)
	return found.Hits, err
}

// Nearest gives the entry that an answer comes from, by its words; empty where that is not sure.
func (o *Operator) Nearest(ctx context.Context, said string) (string, error) {
	found, err := o.search(ctx, said, nil, 1)
	if err != nil || !found.Confident || len(found.Hits) == 0 {
		return "", err
	}
	return found.Hits[0].Passage.Entry, nil
}

func (o *Operator) search(ctx context.Context, question string, history []string, k int) (store.Result, error) {
	found, err := o.config.Search.Search(ctx, store.Query{
		Text:    question,
		History: history,
		Sources: o.config.Sources,
		K:       k,
	})
	if err != nil {
		return store.Result{}, &searchError{err}
	}
	return found, nil
}

// Request is what the model would be given for the last turn of messages.
func (o *Operator) Request(ctx context.Context, messages []chat.Message, now time.Time) (chat.Request, error) {
	request, _, err := o.request(ctx, messages, now)
	return request, err
}

// request gives also what it took to restate the turn.
func (o *Operator) request(ctx context.Context, messages []chat.Message, now time.Time) (chat.Request, chat.TokenCounts, error) {
	request := chat.Request{Messages: messages, Now: now, Canary: o.canary}
	asked, history, tokens, err := o.asked(ctx, request)
	if err != nil {
		return chat.Request{}, tokens, err
	}
	for _, question := range asked {
		found, err := o.look(ctx, question, history)
		if err != nil {
			return chat.Request{}, tokens, err
		}
		request.Found = append(request.Found, found)
	}
	request.Prompt, err = prompt.Assemble(o.config.Layers, hits(request.Found), o.config.Prompt)
	if err != nil {
		return chat.Request{}, tokens, err
	}
	leave(request.Found, request.Prompt.Dropped)
	return request, tokens, nil
}

// asked gives the questions that are searched, and the turns that they follow: none, where they are restated.
func (o *Operator) asked(ctx context.Context, r chat.Request) (all, history []string, tokens chat.TokenCounts, err error) {
	history = earlierTurns(r.Messages)
	if o.config.FollowUps == nil || len(history) == 0 {
		return questions(r.Turn()), history, tokens, nil
	}
	restated, tokens, err := o.config.FollowUps.Restate(ctx, r.Messages)
	if err != nil {
		return nil, nil, tokens, err
	}
	return []string{restated}, nil, tokens, nil
}

// look searches for one question.
func (o *Operator) look(ctx context.Context, question string, history []string) (chat.Found, error) {
	found, err := o.search(ctx, question, history, o.config.Hits)
	return chat.Found{
		Question:   question,
		ReadAs:     readAs(found),
		Hits:       found.Hits,
		Rival:      found.Rival,
		Confidence: found.Confidence,
		Confident:  found.Confident,
	}, err
}

// readAs gives the reading that was searched.
func readAs(r store.Result) string {
	if len(r.Readings) == 0 {
		return r.Query
	}
	return r.Readings[0].Text
}

// searchError is a search that failed: the engine's fault, not the model's.
type searchError struct{ err error }

func (e *searchError) Error() string { return "search: " + e.err.Error() }
func (e *searchError) Unwrap() error { return e.err }

// Reason is that of the outcome error, as package eval reports it: the engine's, but for a vector that is not
// recorded, which no engine can mend.
func (e *searchError) Reason() string {
	var reasoned interface{ Reason() string }
	if errors.As(e.err, &reasoned) && reasoned.Reason() == chat.ReasonRecording {
		return chat.ReasonRecording
	}
	return "engine"
}

// leave takes from what was found the hits that the budget of the prompt has left no room for: nobody is
// shown them.
func leave(found []chat.Found, dropped []kb.Hit) {
	isDropped := func(hit kb.Hit) bool {
		return slices.ContainsFunc(dropped, func(d kb.Hit) bool {
			return d.Passage.Entry == hit.Passage.Entry && d.Passage.Index == hit.Passage.Index
		})
	}
	for i := range found {
		f := &found[i]
		f.Hits = slices.DeleteFunc(slices.Clone(f.Hits), isDropped)
		if f.Rival != nil && isDropped(*f.Rival) {
			f.Rival = nil
		}
		f.Confident = f.Confident && len(f.Hits) > 0
	}
}

// hits joins what was found for each question, the best of every question first, each passage
// once.
func hits(found []chat.Found) []kb.Hit {
	var joined []kb.Hit
	for rank := 0; ; rank++ {
		left := false
		for _, f := range found {
			if rank >= len(f.Hits) {
				continue
			}
			left = true
			hit := f.Hits[rank]
			if !slices.ContainsFunc(joined, func(h kb.Hit) bool {
				return h.Passage.Entry == hit.Passage.Entry && h.Passage.Index == hit.Passage.Index
			}) {
				joined = append(joined, hit)
			}
		}
		if !left {
			return joined
		}
	}
}
