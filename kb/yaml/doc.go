// Package yaml reads the YAML that people write by hand, and tells them where they went wrong.
//
// [Decode] fills a struct and is strict: a key that the struct does not have is a mistake, and so
// is a key given twice, a list where text is wanted, a second document in the file. Every mistake
// is a [kb.SyntaxError] with file and line; all of them are reported, joined, in the order of the
// file.
//
// A value is what its author wrote. Says: 990 ₽, user: no, at: 12:30 and version: 1.50 arrive as
// 990 ₽, no, 12:30 and 1.50 in a string field; only a field that is a number or a bool makes
// numbers and bools of them. A key without a value is as good as absent.
//
// Struct fields are named by tags, and a field without one is left alone:
//
//	Name  string   `yaml:"name,required"` // an error where it is missing or empty
//	Model *Model   `yaml:"model"`         // string, bool, int, uint, float, time.Duration,
//	                                      // []T, map[string]T, *T, structs, *yaml.Node
//	Common         `yaml:",inline"`       // its fields stand among those of the outer struct
//	Pos   kb.Pos   `yaml:",pos"`          // receives the place of the struct in the file
//
// A type that can be written in several ways is a [Decoder] and reads itself from the [Node].
//
// Files that are written by this program come from [FromJSON], and are read with [Node.JSON].
//
// Anchors, aliases and merge keys are understood, within limits: values nested deeper than
// maxDepth and aliases that stand for more than maxAliased values in all are refused.
package yaml

const (
	maxDepth   = 200
	maxAliased = 100_000
)
