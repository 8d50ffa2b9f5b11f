package prompt

import (
	"strings"

	"github.com/tiktoken-go/tokenizer"
)

// Tokens counts the tokens of a text in o200k_base, offline. The first call reads the vocabulary,
// which takes some 50 ms; later ones cost about a microsecond a word.
func Tokens(s string) int { return TokensOf("", s) }

// TokensOf counts in the tokens of a model, named as its server calls it, and in o200k_base where its
// tokenizer is not known.
func TokensOf(model, s string) int {
	codec, _ := codecOf(model)
	if codec == nil {
		return 0
	}
	n, err := codec.Count(strings.ToValidUTF8(s, "\uFFFD"))
	if err != nil {
		return 0
	}
	return n
}

// Tokenizer names the tokenizer that [TokensOf] counts with, as o200k_base, and tells whether it is the
// model's own.
func Tokenizer(model string) (name string, own bool) {
	codec, own := codecOf(model)
	if codec == nil {
		return "", false
	}
	return codec.GetName(), own
}

// codecOf finds the tokenizer of a model. A gateway puts its maker before the name (openai/gpt-4o), and
// the date of a version stands behind it (gpt-4o-2024-08-06).
func codecOf(model string) (codec tokenizer.Codec, own bool) {
	name := model[strings.LastIndexByte(model, '/')+1:]
	undated, _, _ := strings.Cut(name, "-20")
	for _, name := range []string{name, undated} {
		if codec, err := tokenizer.ForModel(tokenizer.Model(name)); err == nil {
			return codec, true
		}
	}
	codec, err := tokenizer.Get(tokenizer.O200kBase)
	if err != nil {
		return nil, false
	}
	return codec, false
}
