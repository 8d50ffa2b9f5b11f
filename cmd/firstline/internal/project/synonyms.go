package project

import (
	"errors"
	"io/fs"
	"maps"
	"strings"

	"firstline/kb"
	"firstline/kb/store"
	"firstline/kb/text"
	"firstline/kb/yaml"
)

// synonymsFile holds the company's synonyms: a list of lists, each of words and phrases that mean the
// same, first the one that the company itself uses. A phrase stands in one list only.
//
//   - [Pro, про, профи]
//   - [закрывающие документы, закрывашки, акты]
const synonymsFile = KnowledgeDir + "/synonyms.yaml"

// Synonyms reads kb/synonyms.yaml, where there is one. Its mistakes are joined *kb.SyntaxError.
func (p *Project) Synonyms() (store.Synonyms, error) {
	data, err := fs.ReadFile(p.FS, synonymsFile)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return store.Synonyms{}, nil
	case err != nil && !p.hasFolder(KnowledgeDir):
		return store.Synonyms{}, nil // what is wrong with kb/ itself, Sources tells
	case err != nil:
		return store.Synonyms{}, kb.Errorf(kb.Pos{Path: synonymsFile}, "cannot be read: %v", reason(err))
	}
	var written [][]Value
	if err := yaml.Decode(synonymsFile, data, &written); err != nil {
		return store.Synonyms{}, err
	}
	var groups [][]string
	var mistakes Mistakes
	others := map[string]kb.Pos{} // the phrases of the lists before
	for _, values := range written {
		own := map[string]kb.Pos{}
		var group []string
		for _, v := range values {
			key := phraseKey(v.Text)
			own[key] = v.Pos
			group = append(group, v.Text)
			if key == "" {
				mistakes.Add(kb.Errorf(v.Pos, "a synonym without a word: %q", v.Text))
			} else if earlier, ok := others[key]; ok {
				mistakes.Add(kb.Errorf(v.Pos, "%s is a synonym of something else at %s", v.Text, earlier))
			}
		}
		maps.Copy(others, own)
		if len(values) == 1 {
			mistakes.Add(kb.Errorf(values[0].Pos, "%s has no synonym beside it", values[0].Text))
		}
		groups = append(groups, group)
	}
	return store.Synonyms{Groups: groups}, mistakes.Err()
}

// phraseKey is the same for a phrase in all its forms, and empty for one without a word.
func phraseKey(phrase string) string {
	var stems []string
	for _, w := range text.Words(phrase) {
		stems = append(stems, text.Stem(w.Text))
	}
	return strings.Join(stems, " ")
}

func (p *Project) hasFolder(name string) bool {
	info, err := fs.Stat(p.FS, name)
	return err == nil && info.IsDir()
}
