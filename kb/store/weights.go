package store

import "firstline/kb"

// weights say what the parts of an entry of one kind count. They are measured: those of sections by
// questions to the documentation of two products, those of the others by questions to FAQs, in both
// languages. Each part was tried higher and lower.
type weights struct {
	whole  float64      // the score of the entry
	vector float64      // the cosine of the built-in vectors
	fields fieldLengths // a word in each field
	norms  fieldLengths // how far a long field makes its words count less, from 0 to 1
}

func weightsOf(kind kb.EntryKind) weights {
	switch kind {
	case kb.Section:
		// What a section is about stands in its text more than in a heading like «Что дальше», and its
		// vector says less, the longer it is.
		return weights{1, 0.3, fieldLengths{2, 1.5, 1.5}, fieldLengths{0.75, 0.5, 0.5}}
	case kb.Screen:
		// The places of an app have names of a word or two («Телефон», «Отправить»), which half of all
		// questions share without being about them.
		return weights{0.7, 0.5, fieldLengths{2.5, 1, 0.7}, fieldLengths{0.75, 0.5, 0.75}}
	default:
		return weights{1, 0.5, fieldLengths{2.5, 1, 0.7}, fieldLengths{0.75, 0.5, 0.75}}
	}
}
