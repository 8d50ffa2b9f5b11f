package main

import (
	"encoding/json"
	"fmt"
	"hash/fnv"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// meanings are what the fake embedding models know: words of one line mean the same to them.
var meanings = []string{
	"доставка доставляем курьер привезёте привезти довезти",
	"возврат вернуть обратно",
	"деньги средства стоит цена почём",
	"открыты работаете часы график",
	"аллергия орехи состав",
}

// embeddings is a fake server of embedding models. What it answers depends on the text alone and on
// the model's name: a number for each meaning, one that is the same for all texts, and some that are
// as good as random.
type embeddings struct {
	server *httptest.Server // nil until a configuration names it

	mu    sync.Mutex
	asked int // texts answered since that was last looked at
	left  int // texts that are answered yet; below 0: all
	dim   int // of a vector
}

// embeddingsKey is that of a script's own server.
type embeddingsKey struct{}

func newEmbeddings() *embeddings { return &embeddings{left: -1, dim: len(meanings) + 9} }

func (e *embeddings) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var asked struct {
		Model string
		Input []string
	}
	if err := json.NewDecoder(r.Body).Decode(&asked); err != nil || r.URL.Path != "/v1/embeddings" {
		http.Error(w, "no such thing here", http.StatusNotFound)
		return
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.left >= 0 && len(asked.Input) > e.left {
		w.Header().Set("Retry-After", "3600")
		http.Error(w, `{"error":{"message":"out of credit"}}`, http.StatusTooManyRequests)
		return
	}
	e.left -= len(asked.Input)
	e.asked += len(asked.Input)
	type item struct {
		Index     int       `json:"index"`
		Embedding []float64 `json:"embedding"`
	}
	var data []item
	for i, text := range slices.Backward(asked.Input) {
		data = append(data, item{i, e.vector(asked.Model, text)})
	}
	_ = json.NewEncoder(w).Encode(map[string]any{"object": "list", "model": asked.Model, "data": data})
}

func (e *embeddings) vector(model, text string) []float64 {
	v := make([]float64, e.dim)
	for i, words := range meanings {
		for word := range strings.FieldsSeq(words) {
			if strings.Contains(strings.ToLower(text), word) {
				v[i] = 2
			}
		}
	}
	sum := fnv.New32a()
	fmt.Fprint(sum, model, text)
	v[len(meanings)] = 1
	for i := len(meanings) + 1; i < e.dim; i++ {
		v[i] = 0.8*float64(sum.Sum32()>>i&1) - 0.4
	}
	return v
}

// embeddingsCommand is the command of scripts that are about an embedding model:
//
//	embeddings use MODEL FILE   a firstline.yaml names that model of the fake server
//	embeddings asked N          the server has embedded N texts since the last time
//	embeddings left N           it embeds so many yet, and then refuses
//	embeddings all              it embeds all again
//	embeddings dim N            its vectors have N numbers from now on
//	embeddings down             nobody answers at its address from now on
func embeddingsCommand(ts *testscript.TestScript, neg bool, args []string) {
	e, ok := ts.Value(embeddingsKey{}).(*embeddings)
	if !ok || neg || len(args) == 0 {
		ts.Fatalf("usage: embeddings use MODEL FILE|asked N|left N|all|dim N|down")
	}
	switch {
	case args[0] == "down":
		e.server.Close()
		return
	case args[0] == "use" && len(args) == 3:
		e.use(ts, args[1], ts.MkAbs(args[2]))
		return
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	if args[0] == "all" {
		e.left = -1
		return
	}
	if len(args) != 2 {
		ts.Fatalf("embeddings %s: a number is missing", args[0])
	}
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	switch args[0] {
	case "asked":
		if e.asked != n {
			ts.Fatalf("%d texts were embedded, want %d", e.asked, n)
		}
		e.asked = 0
	case "left":
		e.left = n
	case "dim":
		e.dim = n
	default:
		ts.Fatalf("embeddings: no such command: %s", args[0])
	}
}

// use puts the model into a firstline.yaml, as the last of its keys.
func (e *embeddings) use(ts *testscript.TestScript, model, file string) {
	if e.server == nil {
		e.server = httptest.NewServer(e)
		ts.Defer(e.server.Close)
	}
	data, err := os.ReadFile(file)
	ts.Check(err)
	before, _, _ := strings.Cut(string(data), "embedding:")
	named := fmt.Sprintf("embedding: {api: openai, base_url: %q, model: %s}\n", e.server.URL+"/v1", model)
	ts.Check(os.WriteFile(file, []byte(before+named), 0o666))
}

// TestEmbeddingsFake holds that the fake model knows what it is asked about in the scripts.
func TestEmbeddingsFake(t *testing.T) {
	e := newEmbeddings()
	near := func(a, b string) float64 {
		x, y := e.vector("m", a), e.vector("m", b)
		sum := 0.0
		for i := range x {
			sum += x[i] * y[i]
		}
		return sum
	}
	if near("Привезёте?", "Есть ли доставка?") < near("Привезёте?", "Часы работы")+1 {
		t.Error("what means the same is not near")
	}
}
