package measure

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"

	"firstline/kb/text"
)

// wording is something that customers ask, as they put it.
type wording struct {
	text  string
	n     int // how often
	topic Topic
}

func inOrder(a, b wording) int { return strings.Compare(a.text, b.text) }

const (
	leastCluster = 3  // dialogs, below which questions with a word in common are chance
	mostClusters = 50 // which nobody reads to the end
	namedBy      = 3  // words at most
)

// cluster gives a topic to each wording that has none: of the words that such questions share, the most
// telling one makes a cluster of all that say it, then the next one of those that are left, and so on. How
// telling a word is, is how often it is said × ln(all questions ÷ those that say it)²: what is said in few
// other questions. That takes one pass over the words for each cluster, of which there are few.
func cluster(asked []wording) {
	v := newVocabulary(asked)
	for range mostClusters {
		word, members := v.next()
		if word == "" {
			break
		}
		name := v.name(word, members)
		for _, i := range members {
			asked[i].topic = Topic{Kind: ByCluster, Name: name}
			v.take(i)
		}
	}
	for i := range asked {
		if asked[i].topic.Kind == "" {
			asked[i].topic.Kind = Rest
		}
	}
}

// vocabulary is the words of the wordings.
type vocabulary struct {
	asked []wording
	stems [][]string                // of each wording; nil once it has a topic
	all   int                       // how many questions there are
	said  map[string]int            // stem → the questions that say it
	left  map[string]int            // stem → those without a topic
	forms map[string]map[string]int // stem → the words that it stands for, and how often
}

func newVocabulary(asked []wording) *vocabulary {
	v := &vocabulary{asked: asked, stems: make([][]string, len(asked)), said: map[string]int{}, left: map[string]int{}, forms: map[string]map[string]int{}}
	for i, w := range asked {
		v.all += w.n
		v.stems[i] = v.read(w)
		for _, stem := range v.stems[i] {
			v.said[stem] += w.n
			v.left[stem] += w.n
		}
		if w.topic.Kind != "" {
			v.take(i)
		}
	}
	return v
}

// read gives the stems of a wording that may tell what it is about, each once.
func (v *vocabulary) read(w wording) []string {
	var stems []string
	for _, word := range text.Words(w.text) {
		if dull(word.Text) {
			continue
		}
		stem := root(word.Text)
		if v.forms[stem] == nil {
			v.forms[stem] = map[string]int{}
		}
		v.forms[stem][word.Text] += w.n
		if !slices.Contains(stems, stem) {
			stems = append(stems, stem)
		}
	}
	return stems
}

// root is the stem of a word or, of a long one, its beginning: видеозвонок and видеозвонки have stems of their
// own.
func root(word string) string {
	const enough = 7 // letters
	stem := []rune(text.Stem(word))
	return string(stem[:min(len(stem), enough)])
}

// dull tells whether a word says nothing of a subject.
func dull(word string) bool {
	switch word {
	case "нет", "не", "без", "есть", "можно", "нельзя", "будет", "no", "not", "without", "get", "use":
		return true
	}
	return text.Stop(word) || len([]rune(word)) < 3
}

// take leaves a wording out of what is to be clustered.
func (v *vocabulary) take(i int) {
	for _, stem := range v.stems[i] {
		v.left[stem] -= v.asked[i].n
	}
	v.stems[i] = nil
}

func (v *vocabulary) telling(stem string, n int) float64 {
	rarity := math.Log(float64(v.all) / float64(v.said[stem]))
	return float64(n) * rarity * rarity
}

// next gives the most telling word of what is left, and the wordings that say it; "" where no word is shared
// by enough of them.
func (v *vocabulary) next() (word string, members []int) {
	best := 0.0
	for _, stem := range slices.Sorted(maps.Keys(v.left)) {
		if n := v.left[stem]; n >= leastCluster && v.telling(stem, n) > best {
			word, best = stem, v.telling(stem, n)
		}
	}
	for i, stems := range v.stems {
		if word != "" && slices.Contains(stems, word) {
			members = append(members, i)
		}
	}
	return word, members
}

// name gives the words that tell a cluster, the one that made it first and then those that at least half as
// many of its questions say.
func (v *vocabulary) name(word string, members []int) string {
	counts := map[string]int{}
	for _, i := range members {
		for _, stem := range v.stems[i] {
			counts[stem] += v.asked[i].n
		}
	}
	stems := slices.DeleteFunc(slices.Sorted(maps.Keys(counts)), func(s string) bool { return s == word || 2*counts[s] < counts[word] })
	slices.SortStableFunc(stems, func(a, b string) int { return cmp.Compare(v.telling(b, counts[b]), v.telling(a, counts[a])) })
	words := []string{v.form(word)}
	for _, stem := range stems[:min(len(stems), namedBy-1)] {
		words = append(words, v.form(stem))
	}
	return strings.Join(words, ", ")
}

// form gives the word that a stem most often stands for.
func (v *vocabulary) form(stem string) string {
	forms := v.forms[stem]
	return slices.MaxFunc(slices.Sorted(maps.Keys(forms)), func(a, b string) int {
		return cmp.Or(cmp.Compare(forms[a], forms[b]), strings.Compare(b, a))
	})
}
