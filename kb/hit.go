package kb

import "encoding/json"

// Hit is a passage found by a search, with the entry that it belongs to. Rank is counted from 1;
// Score is the weighted sum whose parts Why gives, and has no unit.
type Hit struct {
	Rank    int
	Score   float64
	Entry   *Entry
	Passage Passage
	Why     Why
}

// Why explains a score: Score = Lexical + Vector. Each part is given after its weight.
type Why struct {
	Lexical float64    `json:"lexical"`
	Vector  float64    `json:"vector"`
	Words   []WordPart `json:"words,omitempty"` // the parts of Lexical
}

// WordPart is what one word of the question adds to the lexical part of a score.
type WordPart struct {
	Word  string  `json:"word"`
	Score float64 `json:"score"`
}

// MarshalJSON writes a hit flat: of the entry only what names it, and the passage's text and
// place.
func (h Hit) MarshalJSON() ([]byte, error) {
	var e Entry
	if h.Entry != nil {
		e = *h.Entry
	}
	return json.Marshal(struct {
		Rank   int       `json:"rank"`
		Score  float64   `json:"score"`
		Entry  string    `json:"entry"`
		Kind   EntryKind `json:"kind"`
		Title  string    `json:"title"`
		Text   string    `json:"text"`
		Path   []string  `json:"path,omitempty"`
		Source Pos       `json:"source"`
		Why    Why       `json:"why"`
	}{h.Rank, h.Score, e.ID, e.Kind, e.Title, h.Passage.Text, e.Path, h.Passage.Source, h.Why})
}
