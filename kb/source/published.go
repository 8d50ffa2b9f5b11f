package source

import (
	"slices"
	"strings"

	"firstline/kb/text"
)

// publishedColumns are the columns in which an export of a shop says whether customers see a row.
func (t *table) publishedColumns() []int {
	var all []int
	for i, c := range t.columns {
		words := headerWords(c.header)
		if len(words) == 1 && (slices.Contains([]string{"published", "активность", "status", "статус"}, words[0]) || strings.HasPrefix(words[0], "опубликован")) {
			all = append(all, i)
		}
	}
	return all
}

// isUnpublished tells whether a row says in one of these columns that they do not.
func (t *table) isUnpublished(r record, columns []int) bool {
	return slices.ContainsFunc(columns, func(i int) bool {
		switch text.Fold(r.at(i)) {
		case "draft", "archived", "private", "черновик", "архив", "в архиве", "скрыт":
			return true
		case "0", "-1", "false", "no", "n", "нет":
			return !startsWithWord(t.columns[i].header, "status", "статус")
		}
		return false
	})
}
