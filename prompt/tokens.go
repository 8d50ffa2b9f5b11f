package prompt

import (
	"strings"

	"github.com/tiktoken-go/tokenizer"
)

// Tokens counts the tokens of a text in o200k_base, offline. The first call reads the vocabulary,
// which takes some 50 ms; later ones cost about a microsecond a word.
func Tokens(s string) int { return tokensOf("", s) }

// tokensOf counts in the tokens of a model, and in o200k_base where the model is not known.
func tokensOf(model, s string) int {
	codec, err := tokenizer.ForModel(tokenizer.Model(model))
	if err != nil {
		codec, err = tokenizer.Get(tokenizer.O200kBase)
	}
	if err != nil {
		return 0
	}
	n, err := codec.Count(strings.ToValidUTF8(s, "\uFFFD"))
	if err != nil {
		return 0
	}
	return n
}
