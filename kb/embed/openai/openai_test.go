package openai_test

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"firstline/kb/embed/openai"
	"firstline/kb/endpoint/endpointtest"
	"firstline/kb/store"
)

// TestMain puts into the environment what a client could be tempted to read there.
func TestMain(m *testing.M) {
	endpointtest.Main(m, map[string]string{"OPENAI_API_KEY": "sk-environment", "OPENAI_BASE_URL": endpointtest.Nowhere})
}

var _ store.Model = (*openai.Embedder)(nil)

const key = "sk-test-0123456789"

// server answers with what a function makes of each request, and keeps the requests.
type server struct {
	*httptest.Server

	mu       sync.Mutex
	requests []request
}

type request struct {
	method, path string
	header       http.Header
	body         []byte
	input        []string
}

type answer struct {
	status int
	header map[string]string
	body   string
}

// serve answers the request of each number, counted from 0.
func serve(t *testing.T, answered func(number int, input []string) answer) *server {
	t.Helper()
	s := &server{}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		var asked struct{ Input []string }
		if err := json.Unmarshal(body, &asked); err != nil {
			t.Errorf("sent was %s: %v", body, err)
		}
		s.mu.Lock()
		number := len(s.requests)
		s.requests = append(s.requests, request{r.Method, r.URL.Path, r.Header, body, asked.Input})
		s.mu.Unlock()
		a := answered(number, asked.Input)
		w.Header().Set("Content-Type", "application/json")
		for name, value := range a.header {
			w.Header().Set(name, value)
		}
		w.WriteHeader(a.status)
		io.WriteString(w, a.body)
	}))
	t.Cleanup(s.Close)
	return s
}

// inTurn gives answers in turn, the last one for ever.
func inTurn(answers ...answer) func(int, []string) answer {
	return func(number int, _ []string) answer { return answers[min(number, len(answers)-1)] }
}

// lengths answers each text with its length in bytes and a 1, the last text first.
func lengths(_ int, input []string) answer {
	var items []string
	for i, text := range slices.Backward(input) {
		items = append(items, fmt.Sprintf(`{"object":"embedding","index":%d,"embedding":[%d,1]}`, i, len(text)))
	}
	return answer{200, nil, `{"object":"list","data":[` + strings.Join(items, ",") + `],"model":"some-model"}`}
}

// one is an answer to one text.
const one = `{"data":[{"index":0,"embedding":[0.5,-0.5]}]}`

func embedder(t *testing.T, c openai.Config) *openai.Embedder {
	t.Helper()
	c.Model, c.MaxWait = "some-model", time.Millisecond
	e, err := openai.New(c)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// texts are n texts, each a byte longer than the one before.
func texts(n int) []string {
	all := make([]string, n)
	for i := range all {
		all[i] = strings.Repeat("x", i+1)
	}
	return all
}

func TestEmbed(t *testing.T) {
	s := serve(t, lengths)
	for _, n := range []int{0, 1, 2, 32, 33, 100} {
		s.requests = nil
		vectors, err := embedder(t, openai.Config{BaseURL: s.URL + "/v1", Key: key}).Embed(t.Context(), texts(n))
		if err != nil {
			t.Fatal(err)
		}
		want := make([][]float32, n)
		for i := range want {
			want[i] = []float32{float32(i + 1), 1}
		}
		if diff := cmp.Diff(want, vectors); diff != "" {
			t.Errorf("%d texts: %s", n, diff)
		}
		if got, want := len(s.requests), (n+31)/32; got != want {
			t.Errorf("%d texts: %d requests, want %d", n, got, want)
		}
	}
}

// TestWithoutIndex holds that where a server gives no places the vectors are in the order of the
// texts.
func TestWithoutIndex(t *testing.T) {
	s := serve(t, inTurn(answer{200, nil, `{"data":[{"embedding":[1e-3,2]},{"embedding":[3,4E2]}]}`}))
	vectors, err := embedder(t, openai.Config{BaseURL: s.URL}).Embed(t.Context(), texts(2))
	if diff := cmp.Diff([][]float32{{0.001, 2}, {3, 400}}, vectors); err != nil || diff != "" {
		t.Error(err, diff)
	}
}

// TestRequest holds the request as it is sent, byte for byte.
func TestRequest(t *testing.T) {
	s := serve(t, lengths)
	input := []string{"Сколько стоит «Pro»?\n990 ₽", "bad \xff byte"}
	const begins = `{"model":"some-model","input":["Сколько стоит «Pro»?\n990 ₽","bad ` + `\ufffd` + ` byte"],"encoding_format":"float"`
	for dimensions, want := range map[int]string{
		0: begins + `}`,
		2: begins + `,"dimensions":2}`,
	} {
		s.requests = nil
		if _, err := embedder(t, openai.Config{BaseURL: s.URL + "/v1", Dimensions: dimensions}).Embed(t.Context(), input); err != nil {
			t.Fatal(err)
		}
		sent := s.requests[0]
		if got := sent.method + " " + sent.path; got != "POST /v1/embeddings" {
			t.Error(got)
		}
		if diff := cmp.Diff(want, string(sent.body)); diff != "" {
			t.Error(diff)
		}
	}
}

func TestName(t *testing.T) {
	for want, c := range map[string]openai.Config{
		"openai:bge-m3":                     {BaseURL: "http://localhost/v1", Model: "bge-m3"},
		"openai:text-embedding-3-small@256": {BaseURL: "http://localhost/v1", Model: "text-embedding-3-small", Dimensions: 256},
	} {
		e, err := openai.New(c)
		if err != nil || e.Name() != want {
			t.Errorf("%s, %v, want %s", e.Name(), err, want)
		}
	}
}

// TestHalving holds that a request which is refused for its size is halved, and that the size that
// was taken is kept to.
func TestHalving(t *testing.T) {
	for _, test := range []struct {
		name   string
		status int
		body   string
		takes  int
		first  []int // the sizes of the requests for 40 texts
		then   []int // and for 40 more
	}{
		{"DashScope", 400, `{"error":{"message":"batch size is invalid, it should not be larger than 10"}}`, 10, []int{32, 16, 8, 8, 8, 8, 8}, []int{8, 8, 8, 8, 8}},
		{"text-embeddings-inference", 422, `{"error":"batch size 32 > maximum allowed batch size 16"}`, 16, []int{32, 16, 16, 8}, []int{16, 16, 8}},
		{"a proxy", 413, `<html>`, 31, []int{32, 16, 16, 8}, []int{16, 16, 8}},
		{"llama.cpp", 500, `{"error":{"code":500,"message":"input (992 tokens) is too large to process"}}`, 20, []int{32, 16, 16, 8}, []int{16, 16, 8}},
		{"Yandex", 400, ``, 1, append([]int{32, 16, 8, 4, 2}, slices.Repeat([]int{1}, 40)...), slices.Repeat([]int{1}, 40)},
		{"enough", 400, ``, 32, []int{32, 8}, []int{32, 8}},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := serve(t, func(number int, input []string) answer {
				if len(input) > test.takes {
					return answer{test.status, nil, test.body}
				}
				return lengths(number, input)
			})
			e := embedder(t, openai.Config{BaseURL: s.URL})
			for _, want := range [][]int{test.first, test.then} {
				s.requests = nil
				vectors, err := e.Embed(t.Context(), texts(40))
				if err != nil || len(vectors) != 40 || vectors[39][0] != 40 {
					t.Errorf("%v, %v", vectors, err)
				}
				var sizes []int
				for _, r := range s.requests {
					sizes = append(sizes, len(r.input))
				}
				if diff := cmp.Diff(want, sizes); diff != "" {
					t.Error(diff)
				}
			}
		})
	}
}

// TestRefusedAlone holds that a text which is refused for itself is told by its beginning.
func TestRefusedAlone(t *testing.T) {
	const long = "Как подключить виджет к сайту на конструкторе\n\n1. Откройте настройки."
	s := serve(t, func(number int, input []string) answer {
		if slices.Contains(input, long) {
			return answer{413, nil, `{"error":"inputs must have less than 512 tokens","error_type":"Validation"}`}
		}
		return lengths(number, input)
	})
	_, err := embedder(t, openai.Config{BaseURL: s.URL}).Embed(t.Context(), append(texts(20), long))
	want := strings.TrimPrefix(s.URL, "http://") + `: 413 Request Entity Too Large: inputs must have less than 512 tokens; the text begins "Как подключить виджет к сайту на констру"`
	if err == nil || err.Error() != want {
		t.Errorf("got  %v\nwant %s", err, want)
	}
}

func TestConcurrent(t *testing.T) {
	s := serve(t, func(number int, input []string) answer {
		if len(input) > 5 {
			return answer{400, nil, ""}
		}
		return lengths(number, input)
	})
	e := embedder(t, openai.Config{BaseURL: s.URL, Key: key})
	var all sync.WaitGroup
	for i := range 16 {
		all.Go(func() {
			if vectors, err := e.Embed(t.Context(), texts(i+1)); err != nil || len(vectors) != i+1 || vectors[i][0] != float32(i+1) {
				t.Errorf("%v, %v", vectors, err)
			}
		})
	}
	all.Wait()
}

// BenchmarkEmbed is what a request costs beside the model's own time: 32 texts, of 1,024 numbers
// each.
func BenchmarkEmbed(b *testing.B) {
	numbers := make([]string, 1024)
	for i := range numbers {
		numbers[i] = fmt.Sprint(float32(i%97)/97 - 0.5)
	}
	item := `{"object":"embedding","embedding":[` + strings.Join(numbers, ",") + `]}`
	body := `{"data":[` + strings.Repeat(item+",", 31) + item + `]}`
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		io.Copy(io.Discard, r.Body)
		io.WriteString(w, body)
	}))
	defer s.Close()
	e, err := openai.New(openai.Config{BaseURL: s.URL, Model: "some-model"})
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(body)))
	for b.Loop() {
		if _, err := e.Embed(b.Context(), texts(32)); err != nil {
			b.Fatal(err)
		}
	}
}
