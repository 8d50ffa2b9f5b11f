package main

import (
	"embed"

	"github.com/spf13/cobra"
)

//go:embed topics/*.txt
var topics embed.FS

// newTopics are the pages of help on what people write by hand: firstline help sets.
func newTopics() []*cobra.Command {
	var all []*cobra.Command
	for _, topic := range []struct{ name, short string }{
		{"sets", "question sets: eval/*.yaml, and every check there is"},
		{"config", "firstline.yaml: every key"},
		{"company", "prompt/company.yaml, and the layers of a prompt"},
	} {
		page, err := topics.ReadFile("topics/" + topic.name + ".txt")
		if err != nil {
			panic(err) // it is not in the program
		}
		all = append(all, &cobra.Command{Use: topic.name, Short: topic.short, Long: string(page)})
	}
	return all
}
