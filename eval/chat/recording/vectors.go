package recording

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"firstline/kb"
)

const (
	vectorsFolder = "embeddings"
	textsFile     = "texts.jsonl"
	vectorsFile   = "vectors.txt"
	attributes    = ".gitattributes"
)

// notRead tells git that vectors are nothing to read.
const notRead = "# What is to be read of vectors is the texts that they are of.\n" + vectorsFile + " -diff -text linguist-generated\n"

// name is a file of the vectors, from the top of the book.
func (v *Vectors) name(file string) string {
	return path.Join(vectorsFolder, safe(v.inner.Name()), file)
}

func (v *Vectors) path(file string) string {
	return filepath.Join(v.book.root, filepath.FromSlash(v.name(file)))
}

// load reads the files, once. There need not be any.
func (v *Vectors) load() error {
	if v.read {
		return v.err
	}
	v.read = true
	made := map[string][]float32{}
	v.err = v.lines(vectorsFile, func(line string) string {
		sum, encoded, _ := strings.Cut(line, " ")
		numbers := decodeVector(encoded)
		switch {
		case numbers == nil:
			return "this is no vector"
		case v.dim > 0 && len(numbers) != v.dim:
			return "this vector is of another length than those before it"
		}
		v.dim, made[sum] = len(numbers), numbers
		return ""
	})
	if v.err != nil {
		return v.err
	}
	v.err = v.lines(textsFile, func(line string) string {
		var text string
		if json.Unmarshal([]byte(line), &text) != nil {
			return "this is no text in quotes"
		}
		if numbers := made[vectorHash(text)]; numbers != nil {
			v.kept[text] = &vector{numbers: numbers}
		}
		return ""
	})
	return v.err
}

// lines reads a file line by line; read gives what is wrong with one, which is an error where nothing can be put
// in its place, and else recorded anew. The last line, which a process that was killed has not written to its end,
// does not count.
func (v *Vectors) lines(file string, read func(line string) (wrong string)) error {
	data, err := os.ReadFile(v.path(file))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	number := 0
	for line := range strings.Lines(string(data)) {
		number++
		whole, ended := strings.CutSuffix(line, "\n")
		if !ended {
			break
		}
		wrong := read(strings.TrimSuffix(whole, "\r")) // as git writes it on Windows
		if wrong == "" {
			continue
		}
		if v.book.mode == Only {
			return kb.Errorf(kb.Pos{Path: path.Join(v.book.name, v.name(file)), Line: number}, "%s", wrong)
		}
		v.ragged = true
	}
	return nil
}

// write replaces the files. Vectors come before the texts that they are of: no text is ever without its own.
func (v *Vectors) write() error {
	texts := slices.Sorted(maps.Keys(v.kept))
	byHash := slices.Clone(texts)
	slices.SortFunc(byHash, func(a, b string) int { return strings.Compare(vectorHash(a), vectorHash(b)) })
	err := write(v.path(vectorsFile), v.vectorLines(byHash))
	if err == nil {
		err = write(v.path(textsFile), textLines(texts))
	}
	shown := filepath.Join(v.book.root, vectorsFolder, attributes)
	if _, absent := os.Stat(shown); err == nil && errors.Is(absent, fs.ErrNotExist) {
		err = write(shown, []byte(notRead))
	}
	v.begun, v.ragged = true, false
	return err
}

// append adds texts to the files, where they are safe; only the first of a run puts them in order.
func (v *Vectors) append(texts []string) error {
	if !v.begun {
		return v.write()
	}
	v.ragged = true
	err := appendTo(v.path(vectorsFile), v.vectorLines(texts))
	if err != nil {
		return err
	}
	return appendTo(v.path(textsFile), textLines(texts))
}

func appendTo(name string, data []byte) error {
	f, err := os.OpenFile(name, os.O_APPEND|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}

// vectorLines gives a line for each text: its hash, and its vector.
func (v *Vectors) vectorLines(texts []string) []byte {
	var b bytes.Buffer
	for _, text := range texts {
		b.WriteString(vectorHash(text) + " " + encodeVector(v.kept[text].numbers) + "\n")
	}
	return b.Bytes()
}

func textLines(texts []string) []byte {
	var b bytes.Buffer
	lines := json.NewEncoder(&b)
	lines.SetEscapeHTML(false)
	for _, text := range texts {
		_ = lines.Encode(text) // a text always has a JSON form
	}
	return b.Bytes()
}

// Save puts what was added to the recorded vectors in order, for a diff.
func (b *Book) Save() error {
	b.mu.Lock()
	all := slices.Collect(maps.Values(b.vectors))
	b.mu.Unlock()
	var errs []error
	for _, v := range all {
		v.mu.Lock()
		if v.ragged {
			errs = append(errs, v.write())
		}
		v.mu.Unlock()
	}
	return errors.Join(errs...)
}
