package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing/fstest"
	"time"

	"firstline/cmd/firstline/internal/project"
	"firstline/eval"
	"firstline/eval/chat/llm"
	"firstline/eval/chat/openai"
	"firstline/eval/chat/pace"
	"firstline/eval/chat/standin"
	"firstline/eval/operator"
	"firstline/kb"
	"firstline/kb/store"
	"firstline/prompt"
)

// The load: what is said, to a server that takes its time over each answer.
const (
	loadDialogs = 200
	loadTurns   = 3
	loadAtOnce  = 50
	loadWait    = 50 * time.Millisecond
)

// serveLoad is the process of the server: it prints its address, and serves until its input ends.
func serveLoad() {
	server := must(standin.Start("", standin.Always(standin.After(loadWait, standin.Answer("Тариф Pro стоит 990 ₽ в месяц.")))))
	fmt.Println(server.URL())     //nolint:forbidigo // it is a process of its own
	io.Copy(io.Discard, os.Stdin) //nolint:forbidigo // it is a process of its own
}

// loadSet is the question set of the load, of so many dialogs.
func loadSet(dialogs int) string {
	var b strings.Builder
	b.WriteString("set: load\noperator: vesta\ndialogs:\n")
	for i := range dialogs {
		fmt.Fprintf(&b, "  - id: d%d\n    turns:\n", i)
		for turn := range loadTurns {
			fmt.Fprintf(&b, "      - {user: \"Сколько стоит Pro, и что будет на %d-й месяц?\", operator: {says: 990 ₽}}\n", turn)
		}
	}
	return b.String()
}

// oneHit is a search that always finds the same.
type oneHit struct{ entry kb.Entry }

func (o *oneHit) Search(_ context.Context, q store.Query) (store.Result, error) {
	passage := kb.Split(o.entry, 1000)[0]
	return store.Result{Query: q.Text, Hits: []kb.Hit{{Rank: 1, Score: 1, Entry: &o.entry, Passage: passage}}, Confidence: 1, Confident: true}, nil
}

// playLoad is the process that is measured where the search is a stub: load ADDRESS PROJECT DIALOGS. It plays
// so many dialogs with the project's operator, stores them, and prints how many seconds that took.
func playLoad() {
	address, dir := os.Args[1], os.Args[2]    //nolint:forbidigo // it is a process of its own
	dialogs := must(strconv.Atoi(os.Args[3])) //nolint:forbidigo // it is a process of its own
	p := must(project.Open(dir, false))
	o := must(p.Operator(""))
	layers := must(p.Layers(o, must(p.Company())))
	entry := kb.Entry{ID: "kb/prices.csv#pro", Kind: kb.Item, Title: "Pro", Body: "Тариф Pro стоит 990 ₽ в месяц.", Source: kb.Pos{Path: "kb/prices.csv", Line: 2}}
	op := operator.New(operator.Config{
		Layers: layers, Prompt: prompt.Options{Language: "ru"}, Sources: []string{"kb/prices.csv"}, Entries: []kb.Entry{entry},
		Search: &oneHit{entry},
		Model: llm.New(llm.Config{
			Client:   pace.Client(pace.New(pace.Config{}), 0, must(openai.New(openai.Config{BaseURL: address, Model: "some-model"}))),
			Language: "ru",
		}),
	})
	sets := must(eval.Load(fstest.MapFS{"eval/load.yaml": {Data: []byte(loadSet(dialogs))}}, []string{"eval/load.yaml"}))
	recorder := must(eval.Runs{Dir: filepath.Join(dir, ".firstline", "runs")}.Record(eval.Plan{}))
	clock := time.Now //nolint:forbidigo // it is a process of its own
	started := clock()
	var results []eval.Result
	options := eval.Options{Concurrency: loadAtOnce, Clock: clock, Ended: recorder.Add}
	for result := range eval.Run(context.Background(), map[string]eval.Operator{"vesta": op}, sets, options) {
		results = append(results, result)
	}
	report := eval.NewReport(eval.Made{Sets: sets}, results)
	if err := recorder.Finish(report); err != nil || report.Total.Passed != dialogs {
		panic(fmt.Sprint(report.Total.Passed, " passed, ", err))
	}
	fmt.Println(clock().Sub(started).Seconds()) //nolint:forbidigo // it is a process of its own
}
