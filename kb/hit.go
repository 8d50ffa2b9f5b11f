package kb

// Hit is a passage found by a search, with the entry that it belongs to. Rank is counted from 1;
// Score is the weighted sum whose parts Why gives, and has no unit.
type Hit struct {
	Rank    int
	Score   float64
	Entry   *Entry
	Passage Passage
	Why     Why
}

// Why explains a score: Score = Lexical + Vector + Model + Exact + Support. Each part is given after its
// weight and that of the kind of entry.
type Why struct {
	Lexical float64    `json:"lexical"`
	Vector  float64    `json:"vector"`            // of the built-in vectors
	Model   float64    `json:"model,omitempty"`   // of the embedding model, where there is one
	Exact   float64    `json:"exact,omitempty"`   // for an article number or a full name in the question
	Support float64    `json:"support,omitempty"` // by another entry that says the same
	By      string     `json:"by,omitempty"`      // the id of that entry
	Words   []WordPart `json:"words,omitempty"`   // the parts of Lexical
	Weights Weights    `json:"weights"`
	Cosine  float64    `json:"cosine"`            // of the built-in vectors of question and passage
	Meaning float64    `json:"meaning,omitempty"` // how near the embedding model says they are
}

// Weights are what the parts of a score count, for an entry of its kind: Vector = Whole·Vector·Cosine,
// Model = Whole·Model·Meaning.
type Weights struct {
	Whole  float64 `json:"whole"`
	Vector float64 `json:"vector"`
	Model  float64 `json:"model"`
}

// Sum is the score that the parts make.
func (w *Why) Sum() float64 { return w.Lexical + w.Vector + w.Model + w.Exact + w.Support }

// WordPart is what one word of the question adds to the lexical part of a score:
// Score = Weights.Whole · Share · Impact.
type WordPart struct {
	Word   string  `json:"word"`
	Score  float64 `json:"score"`
	Share  float64 `json:"share"`        // of the question: how much the word matters in it, 1 for all words together
	Impact float64 `json:"impact"`       // how much the passage is about it, from 0 to 1
	As     string  `json:"as,omitempty"` // the word that it stands for there, where that is another: of one letter less or more, or the beginning of one that means the same
}
