package lint

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"firstline/kb"
	"firstline/kb/embed"
)

// How alike two questions must be to be one in other words: the share of their words, by weight, that
// both have, and the cosine of their built-in vectors.
const (
	alikeWords  = 0.65
	alikeCosine = 0.7
	mostNear    = 40 // questions that share a stem; a stem of more tells nothing
)

// nearDuplicates finds questions that are one in other words.
func nearDuplicates(c *corpus) []kb.Finding {
	index := map[string][]int{}
	var findings []kb.Finding
	var asked []*entry
	for _, e := range c.entries {
		if e.Kind != kb.FAQ || len(e.title) < 2 {
			continue
		}
		found := false
		for _, i := range candidates(c, index, e) {
			if other := asked[i]; !found && c.together(other.Source.Path, e.Source.Path) && alikeQuestions(c, e, other) {
				findings = append(findings, nearFinding(e, other))
				found = true
			}
		}
		for _, stem := range telling(c, e) {
			index[stem] = append(index[stem], len(asked))
		}
		asked = append(asked, e)
	}
	return findings
}

// candidates gives the earlier questions that share one of the stems that tell most.
func candidates(c *corpus, index map[string][]int, e *entry) []int {
	seen := map[int]bool{}
	for _, stem := range telling(c, e) {
		if others := index[stem]; len(others) <= mostNear {
			for _, i := range others {
				seen[i] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(seen))
}

// telling gives the two stems of a question that tell most.
func telling(c *corpus, e *entry) []string {
	stems := slices.Clone(e.title)
	slices.SortFunc(stems, func(x, y string) int { return cmp.Or(cmp.Compare(c.weight(y), c.weight(x)), cmp.Compare(x, y)) })
	return stems[:min(2, len(stems))]
}

func nearFinding(e, other *entry) kb.Finding {
	f := finding(nearQuestion, e.at(), fmt.Sprintf("the question is asked in other words in %s: %s", other.at(), quoted(other.Title)),
		"keep one of them, with the other as another wording of it")
	f.Other = other.at()
	return f
}

// alikeQuestions tells whether two questions are one in other words. What tells things apart (numbers,
// names, not) is in both or in neither; the same words are told elsewhere.
func alikeQuestions(c *corpus, a, b *entry) bool {
	all, both := 0.0, 0.0
	for _, stem := range appendNew(slices.Clone(a.title), b.title...) {
		w := c.weight(stem)
		all += w
		if slices.Contains(a.title, stem) && slices.Contains(b.title, stem) {
			both += w
		}
	}
	return both >= alikeWords*all && questionKey(a) != questionKey(b) && slices.Equal(apart(a.Title), apart(b.Title)) &&
		(within(a, b) || within(b, a)) && !aboutMore(a, b) && !aboutMore(b, a) && cosine(a.Title, b.Title) >= alikeCosine
}

// within tells whether one question has all that the other asks: where each has a word of its own, as доход and
// аналитика, they ask for two things.
func within(a, b *entry) bool {
	return !slices.ContainsFunc(a.title, func(stem string) bool { return !slices.Contains(b.title, stem) && !asking(stem) })
}

// asking tells whether a stem only says that something is asked for.
func asking(stem string) bool {
	switch stem {
	case "узна", "смог", "сможет", "мог", "мож", "можн", "нужн", "над", "сдела", "дела", "хоч", "хотел", "посмотрет", "увидет", "найт", "подскаж", "правильн", "быстр",
		"get", "find", "know", "see", "tell", "need", "want", "possibl", "way", "exact", "pleas", "abl", "go":
		return true
	}
	return false
}

// aboutMore tells whether one question has a word that its answer is about, and the other's is not.
func aboutMore(a, b *entry) bool {
	return slices.ContainsFunc(a.title, func(stem string) bool {
		return !slices.Contains(b.title, stem) && a.answers(stem) && !b.answers(stem)
	})
}

// answers tells whether an answer speaks of a word.
func (e *entry) answers(stem string) bool { return slices.Contains(stems(e.Body), stem) }

// apart gives the words of a question that make it another one where they differ: numbers, names, not,
// and what is asked for.
func apart(title string) []string {
	words := wordsOf(title)
	all := namesIn(title, words, 0, -1, -1, len(title))
	for _, w := range words {
		number := strings.ContainsFunc(w.text, unicode.IsDigit)
		if class := asks(w.text); class != "" || number {
			all = appendNew(all, cmp.Or(class, w.text))
		}
	}
	slices.Sort(all)
	return all
}

// asks gives what a word asks for, as how many; "" for one that asks for nothing. Whether something can be
// done and how are one question.
func asks(w string) string {
	switch w {
	case "не", "нет", "без", "not", "no", "without", "cannot", "can't", "don't", "doesn't":
		return "not"
	case "зачем", "почему", "отчего", "why":
		return "why"
	case "сколько", "скольким", "скольких", "many", "much":
		return "many"
	case "когда", "when", "long":
		return "when"
	case "где", "куда", "откуда", "where":
		return "where"
	case "кто", "кому", "who":
		return "who"
	case "что", "чем", "чего", "какой", "какая", "какие", "какое", "каких", "what", "which":
		return "what"
	}
	return ""
}

// cosine is that of the built-in vectors of two texts.
func cosine(a, b string) float64 {
	vectors, err := embed.New().Embed(context.Background(), []string{a, b})
	if err != nil || len(vectors) != 2 {
		return 0
	}
	sum := 0.0
	for i, x := range vectors[0] {
		sum += float64(x) * float64(vectors[1][i])
	}
	return sum
}
