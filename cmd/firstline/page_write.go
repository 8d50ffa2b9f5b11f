package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
)

// bindPages gives a command the files that what it shows is written to.
func bindPages(cmd *cobra.Command, outputs *[]string) {
	cmd.Flags().StringArrayVarP(outputs, "output", "o", nil,
		"write what is shown to this `FILE` too: .html, a page to send to a colleague, or .json; repeatable")
}

// pageKind is the kind of a file of -o: html, json, or empty for one that is neither.
func pageKind(name string) string {
	switch kind := strings.ToLower(strings.TrimPrefix(filepath.Ext(name), ".")); kind {
	case "html", "json":
		return kind
	case "htm":
		return "html"
	}
	return ""
}

// checkPages looks at the files of -o before anything is done for them.
func checkPages(names []string) error {
	for _, name := range names {
		if pageKind(name) == "" {
			return usageError("%s: no kind of file is known by this ending; there is .html, .json", name)
		}
		if err := checkOutput(name); err != nil {
			return err
		}
	}
	return nil
}

// keepInputs refuses files of -o that are read, or would be the next time, as they lie in a folder that is.
func keepInputs(outputs []string, inputs []input, folders []string) error {
	for _, name := range outputs {
		info, err := os.Stat(name)
		for _, in := range inputs {
			if read, readErr := fs.Stat(in.fsys, in.name); err == nil && readErr == nil && os.SameFile(info, read) {
				return usageError("-o %s is one of the files that are read; name another one", name)
			}
		}
		for _, folder := range folders {
			if lies(name, folder) {
				return usageError("-o %s lies in %s, where it would be read as knowledge; name a file elsewhere", name, folder)
			}
		}
	}
	return nil
}

// lies tells whether a file lies in a folder, however deep.
func lies(name, folder string) bool {
	inside, err := os.Stat(folder)
	if err != nil {
		return false
	}
	path, err := filepath.Abs(name)
	for err == nil && filepath.Dir(path) != path {
		path = filepath.Dir(path)
		if at, statErr := os.Stat(path); statErr == nil && os.SameFile(at, inside) {
			return true
		}
	}
	return false
}

func bindPageLanguage(cmd *cobra.Command, language *string) {
	cmd.Flags().StringVar(language, "language", "", "of the page of -o: ru or en (default: that of the project, or of most entries)")
}

func checkPageLanguage(language string) error {
	if language == "" {
		return nil
	}
	return oneOf("--language", language, "ru", "en")
}

// writePages writes files of -o by their kinds, each in one step. One that cannot be written does not
// keep the others from being.
func writePages(names []string, kinds map[string]func(io.Writer) error) error {
	var errs []error
	for _, name := range names {
		if err := writeFile(name, kinds[pageKind(name)]); err != nil {
			errs = append(errs, fmt.Errorf("%s could not be written: %w", name, err))
		}
	}
	return errors.Join(errs...)
}
