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

// Why explains a score: Score = Lexical + Vector + Model. Each part is given after its weight.
type Why struct {
	Lexical float64    `json:"lexical"`
	Vector  float64    `json:"vector"`
	Model   float64    `json:"model,omitempty"` // of the embedding model, where there is one
	Words   []WordPart `json:"words,omitempty"` // the parts of Lexical
}

// WordPart is what one word of the question adds to the lexical part of a score.
type WordPart struct {
	Word  string  `json:"word"`
	Score float64 `json:"score"`
}
