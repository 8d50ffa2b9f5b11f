package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"firstline/eval/dialog/export"
	"firstline/kb"
	"firstline/kb/text"
	"firstline/kb/yaml"
)

// guessMappings prints for each file a mapping that would read it, to be pasted into firstline.yaml.
func (a *app) guessMappings(args []string) error {
	names, err := exportNames(args)
	if err != nil {
		return err
	}
	mappings := map[string]export.Mapping{}
	var mistakes []error
	for _, name := range names {
		m, unsure, err := guessMapping(name)
		if err != nil {
			mistakes = append(mistakes, err)
			continue
		}
		mappings[m.Name] = m
		if len(unsure) > 0 {
			a.note("%s: %s is also %s; place it under user, operator or human", name, m.Role.Key, shortList(unsure))
		}
		if len(m.Role.Operator) == 0 {
			a.note("%s: nothing tells the AI operator from people; name it by dialogs: {ai: …}", name)
		}
	}
	if len(mappings) > 0 {
		data, err := json.Marshal(map[string]any{"dialogs": map[string]any{"mappings": mappings}})
		if err != nil {
			return err
		}
		printed, err := yaml.FromJSON(data)
		if err != nil {
			return err
		}
		fmt.Fprintf(a.out, "%s", printed)
	}
	return errors.Join(mistakes...)
}

func guessMapping(name string) (export.Mapping, []string, error) {
	in, closeFile, err := exportFile{name: name}.open()
	if err != nil {
		return export.Mapping{}, nil, err
	}
	defer closeFile()
	head, err := bufio.NewReaderSize(in, exportHead).Peek(exportHead)
	if err != nil && !errors.Is(err, io.EOF) {
		return export.Mapping{}, nil, cannotRead(name, err)
	}
	if found := export.Detect(head); len(found) > 0 {
		return export.Mapping{}, nil, kb.Errorf(kb.Pos{Path: name}, "this is an export of %s, and needs no mapping", found[0].Name)
	}
	m, unsure, err := export.Guess(head)
	if err != nil {
		return m, nil, kb.Errorf(kb.Pos{Path: name}, "no mapping can be guessed: %v", err)
	}
	m.Name = text.Slug(strings.TrimSuffix(filepath.Base(name), filepath.Ext(name)))
	if _, taken := export.Named(m.Name); taken || m.Name == "" {
		m.Name = strings.Trim(m.Name+"-table", "-")
	}
	return m, unsure, nil
}
