// Command load is what BenchmarkLoad of the commands measures:
//
//	load serve                       a server whose answers take 50 ms; it prints its address, and serves until its input ends
//	load play ADDRESS PROJECT SET    plays a question set of the project and stores the results; it prints how many seconds
//	                                 that took, and how many MB the process had at most (Linux only)
//
// It links what plays dialogs and nothing else, so that its memory is that of playing, and not of all
// that firstline can read and show.
package main

import (
	"context"
	"fmt"
	"io"
	"log"
	"os"
	"path/filepath"
	"strings"
	"time"

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

const (
	wait   = 50 * time.Millisecond // of the server, for each answer
	atOnce = 50                    // dialogs
)

func main() {
	log.SetFlags(0)
	var err error
	switch args := os.Args[1:]; {
	case len(args) == 1 && args[0] == "serve":
		err = serve(os.Stdin, os.Stdout)
	case len(args) == 4 && args[0] == "play":
		err = play(args[1], args[2], args[3], os.Stdout)
	default:
		err = fmt.Errorf("usage: load serve | load play ADDRESS PROJECT SET")
	}
	if err != nil {
		log.Fatal(err)
	}
}

func serve(in io.Reader, out io.Writer) error {
	server, err := standin.Start("", standin.Always(standin.After(wait, standin.Answer("Тариф Pro стоит 990 ₽ в месяц."))))
	if err != nil {
		return err
	}
	fmt.Fprintln(out, server.URL())
	_, err = io.Copy(io.Discard, in)
	return err
}

func play(address, dir, set string, out io.Writer) error {
	op, err := newOperator(address, dir)
	if err != nil {
		return err
	}
	sets, err := eval.Load(os.DirFS(dir), []string{"eval/" + set + ".yaml"})
	if err != nil {
		return err
	}
	recorder, err := eval.Runs{Dir: filepath.Join(dir, ".firstline", "runs")}.Record(eval.Plan{})
	if err != nil {
		return err
	}
	started := time.Now()
	var results []eval.Result
	options := eval.Options{Concurrency: atOnce, Clock: time.Now, Ended: recorder.Add}
	for result := range eval.Run(context.Background(), map[string]eval.Operator{"igor": op}, sets, options) {
		results = append(results, result)
	}
	report := eval.NewReport(eval.Made{Sets: sets}, results)
	if err := recorder.Finish(report); err != nil {
		return err
	}
	if all := len(sets[0].Dialogs); report.Total.Passed != all {
		return fmt.Errorf("%d of %d dialogs passed", report.Total.Passed, all)
	}
	seconds := time.Since(started).Seconds()
	peak, err := peakMemory()
	fmt.Fprintln(out, seconds, peak)
	return err
}

// peakMemory is the most that the process has had in memory, in MB. What a parent is told of it, ru_maxrss, is
// at least the parent's own.
func peakMemory() (float64, error) {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0, err
	}
	var kilobytes float64
	_, after, _ := strings.Cut(string(status), "VmHWM:")
	_, err = fmt.Sscan(after, &kilobytes)
	return kilobytes / 1024, err
}

// newOperator is the operator igor of a project, whose search always finds the same.
func newOperator(address, dir string) (*operator.Operator, error) {
	layers, err := readLayers(dir)
	if err != nil {
		return nil, err
	}
	client, err := openai.New(openai.Config{BaseURL: address, Model: "some-model"})
	if err != nil {
		return nil, err
	}
	entry := kb.Entry{
		ID: "kb/prices.csv#pro", Kind: kb.Item, Title: "Pro", Body: "Тариф Pro стоит 990 ₽ в месяц.",
		Source: kb.Pos{Path: "kb/prices.csv", Line: 2},
	}
	return operator.New(operator.Config{
		Layers: layers, Prompt: prompt.Options{Language: "ru"}, Sources: []string{"kb/prices.csv"}, Entries: []kb.Entry{entry},
		Search: &oneHit{entry},
		Model:  llm.New(llm.Config{Client: pace.Client(pace.New(pace.Config{}), 0, client), Language: "ru"}),
	}), nil
}

func readLayers(dir string) ([]prompt.Layer, error) {
	base, err := prompt.Base("", "ru")
	if err != nil {
		return nil, err
	}
	data, err := os.ReadFile(filepath.Join(dir, "prompt", "company.yaml"))
	if err != nil {
		return nil, err
	}
	company, err := prompt.ReadCompany("prompt/company.yaml", data)
	if err != nil {
		return nil, err
	}
	own, err := os.ReadFile(filepath.Join(dir, "prompt", "igor.md"))
	if err != nil {
		return nil, err
	}
	return []prompt.Layer{base, company.Layer("ru"), prompt.File("operator", "prompt/igor.md", own)}, nil
}

// oneHit is a search that always finds the same.
type oneHit struct{ entry kb.Entry }

// Search gives the one entry.
func (o *oneHit) Search(_ context.Context, q store.Query) (store.Result, error) {
	passage := kb.Split(o.entry, 1000)[0]
	return store.Result{Query: q.Text, Hits: []kb.Hit{{Rank: 1, Score: 1, Entry: &o.entry, Passage: passage}}, Confidence: 1, Confident: true}, nil
}
