package builtin

import (
	"context"
	"slices"
	"strings"

	"firstline/eval/chat"
	"firstline/kb"
	"firstline/kb/text"
)

// searched looks once more where the turn as a whole was not enough to go by: for each half of a sentence that asks
// two questions, and for a follow-up by itself that would get the very answer that was given before.
func (m *Model) searched(ctx context.Context, c conversation) (conversation, error) {
	if c.Look == nil || len(c.Found) != 1 {
		return c, nil
	}
	if first, second, ok := m.halves(c.turn); ok {
		return m.searchHalves(ctx, c, first, second)
	}
	if !m.wouldRepeat(c) {
		return c, nil
	}
	alone, err := c.Look(ctx, c.turn)
	if err == nil && alone.Confident && !c.said(m.quote(alone.Hits[0])) {
		c.wanted = []chat.Found{alone}
	} else {
		c.exhausted = true
	}
	return c, err
}

// searchHalves looks for two questions, and for the second with the subject of the first: before it looks for the
// second alone where that has a pronoun, and after it where that finds nothing.
func (m *Model) searchHalves(ctx context.Context, c conversation, first, second string) (conversation, error) {
	found := func(question string) (chat.Found, bool, error) {
		f, err := c.Look(ctx, question)
		return f, err == nil && f.Confident && f.Rival == nil, err
	}
	one, ok, err := found(first)
	if !ok {
		return c, err
	}
	seconds := []string{second, m.withSubject(second, first)}
	if m.refers(second) {
		slices.Reverse(seconds)
	}
	c.rest = true
	for _, question := range seconds {
		two, ok, err := found(question)
		switch {
		case err != nil:
			return c, err
		case ok && two.Hits[0].Entry.ID != one.Hits[0].Entry.ID:
			c.wanted, c.rest = []chat.Found{one, two}, false
			return c, nil
		case two.Confident:
			c.rest = false // the answer to the first, or one of two that are as near
		}
	}
	return c, nil
}

// halves gives the two questions of a sentence that asks two («how much is a service and how long does it take»).
func (m *Model) halves(turn string) (first, second string, ok bool) {
	words := text.Words(turn)
	for i := 1; i+1 < len(words); i++ {
		joins := slices.Contains([]string{"и", "а", "and"}, words[i].Text)
		if !joins && !strings.Contains(turn[words[i-1].End:words[i].Start], ",") {
			continue
		}
		from := i
		if joins {
			from++
		}
		first, second = strings.TrimRight(turn[:words[i-1].End], " ,"), turn[words[from].Start:]
		if m.beginsQuestion(first) && m.beginsQuestion(second) {
			return first, second, true
		}
	}
	return "", "", false
}

// beginsQuestion tells whether a text begins as a question, also as one that is answered with yes or no.
func (l *Listener) beginsQuestion(said string) bool {
	words := folded(said)
	return len(words) > 1 && (l.asks(said) || slices.ContainsFunc([]string{"ru", "en"}, func(language string) bool {
		return slices.Contains(l.voices[language].Whether, words[0])
	}))
}

// refers tells whether a question has a pronoun, and so may speak of what another asks about.
func (l *Listener) refers(question string) bool {
	return slices.ContainsFunc(folded(question), func(word string) bool {
		return slices.Contains(l.voices["ru"].Pronouns, word) || slices.Contains(l.voices["en"].Pronouns, word)
	})
}

// withSubject gives a question with the words of another that it may speak of.
func (l *Listener) withSubject(question, other string) string {
	for _, word := range folded(other) {
		if !text.Stop(word) && !l.filler(word) && !l.asks(word) {
			question += " " + word
		}
	}
	return question
}

// wouldRepeat tells whether the best answer was given before, and the turn asks something of which that says
// nothing.
func (m *Model) wouldRepeat(c conversation) bool {
	if c.last.Action != chat.Answer || len(c.wanted) != 1 || !c.wanted[0].Confident || !m.alreadySaid(c) {
		return false
	}
	earlier := text.Stems(strings.Join(c.earlier, "\n"))
	asked := slices.DeleteFunc(text.Stems(c.turn), func(stem string) bool { return slices.Contains(earlier, stem) })
	said := stemsIn(c.wanted[0].Hits[0])
	return len(asked) > 0 && !slices.ContainsFunc(asked, func(stem string) bool { return slices.Contains(said, stem) })
}

// stemsIn gives the stems of the words that a hit says, and of those of the question that the search finds in it,
// in other words too.
func stemsIn(h kb.Hit) []string {
	stems := text.Stems(h.Entry.Title + "\n" + h.Passage.Text)
	for _, part := range h.Why.Words {
		stems = append(stems, text.Stem(part.Word))
	}
	return stems
}
