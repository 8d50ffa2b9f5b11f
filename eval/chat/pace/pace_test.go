package pace

import (
	"context"
	"errors"
	"io"
	"math/rand/v2"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"firstline/eval/chat"
	"firstline/eval/chat/llm"
	"firstline/kb/endpoint"
)

// server is one that is not there: it takes 100 ms for an answer, unless its moods have it otherwise.
type server struct {
	mu      sync.Mutex
	at      *endpoint.Endpoint
	started time.Time
	mood    func(n int, since time.Duration, running int) error // of the request of that number, from 1
	takes   time.Duration
	begun   []time.Duration // when each request came
	running int
	most    int
}

func newServer(t *testing.T, mood func(n int, since time.Duration, running int) error) *server {
	t.Helper()
	at, err := endpoint.New("http://models.example.org/v1", "")
	if err != nil {
		t.Fatal(err)
	}
	return &server{at: at, mood: mood, takes: 100 * time.Millisecond, started: now()}
}

func now() time.Time { return time.Now() } //nolint:forbidigo // the time of a bubble

func (s *server) ask(ctx context.Context) error {
	s.mu.Lock()
	s.begun = append(s.begun, now().Sub(s.started))
	s.running++
	s.most = max(s.most, s.running)
	err := s.mood(len(s.begun), now().Sub(s.started), s.running)
	s.mu.Unlock()
	defer func() {
		s.mu.Lock()
		s.running--
		s.mu.Unlock()
	}()
	takes := s.takes
	if err != nil {
		takes /= 10
	}
	select {
	case <-time.After(takes):
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// status is the error of an answer with that status; with a wait, the server asks for it.
func (s *server) status(code int, wait time.Duration) error {
	r := &http.Response{StatusCode: code, Header: http.Header{}, Body: io.NopCloser(strings.NewReader(""))}
	if wait > 0 {
		r.Header.Set("Retry-After", strconv.Itoa(int(wait.Seconds())))
	}
	return s.at.Refused(r)
}

// all has n ask at once, and gives what became of each.
func all(ctx context.Context, p *Pace, s *server, n int) []error {
	errs := make([]error, n)
	var wait sync.WaitGroup
	for i := range n {
		wait.Go(func() { errs[i] = p.Do(ctx, 0, s.ask) })
	}
	wait.Wait()
	return errs
}

func failed(errs []error) (n int, last error) {
	for _, err := range errs {
		if err != nil {
			n, last = n+1, err
		}
	}
	return n, last
}

// TestBursts holds that no request fails of what passes, whatever the server does for a while.
func TestBursts(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for name, mood := range map[string]func(s *server, n int, since time.Duration, running int) error{
		"nothing": func(*server, int, time.Duration, int) error { return nil },
		"429 for five seconds": func(s *server, n int, since time.Duration, _ int) error {
			if n > 20 && since < 5*time.Second {
				return s.status(429, 0)
			}
			return nil
		},
		"429 for forty seconds, and a time": func(s *server, n int, since time.Duration, _ int) error {
			if n > 20 && since < 40*time.Second {
				return s.status(429, 10*time.Second)
			}
			return nil
		},
		"429 for eight seconds, from the beginning": func(s *server, _ int, since time.Duration, _ int) error {
			if since < 8*time.Second {
				return s.status(429, time.Second)
			}
			return nil
		},
		"500 for five seconds, from the beginning": func(s *server, _ int, since time.Duration, _ int) error {
			if since < 5*time.Second {
				return s.status(500, 0)
			}
			return nil
		},
		"500 for five seconds": func(s *server, n int, since time.Duration, _ int) error {
			if n > 100 && since < 5*time.Second {
				return s.status(500, 0)
			}
			return nil
		},
		"each fifth is 500": func(s *server, _ int, _ time.Duration, _ int) error {
			if random.IntN(5) == 0 {
				return s.status(500, 0)
			}
			return nil
		},
		"seven at once": func(s *server, _ int, _ time.Duration, running int) error {
			if running > 7 {
				return s.status(503, 0)
			}
			return nil
		},
		"cut": func(s *server, n int, _ time.Duration, _ int) error {
			if n%4 == 0 {
				return s.at.Unreachable(io.ErrUnexpectedEOF)
			}
			return nil
		},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				var s *server
				s = newServer(t, func(n int, since time.Duration, running int) error { return mood(s, n, since, running) })
				n, err := failed(all(t.Context(), New(Config{AtOnce: 50}), s, 600))
				if n > 0 {
					t.Errorf("%d of 600 failed: %v", n, err)
				}
				t.Logf("%d requests in %v, %d at once", len(s.begun), now().Sub(s.started), s.most)
				if s.most > 50 {
					t.Errorf("%d at once", s.most)
				}
			})
		})
	}
}

// runsAtOnce is how much a pace lets run at once.
func runsAtOnce(p *Pace) int {
	p.gate.mu.Lock()
	defer p.gate.mu.Unlock()
	return p.gate.atOnce
}

// TestHalves holds that a burst of refusals halves once what runs at once, and that each round of
// answers adds one.
func TestHalves(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var s *server
		s = newServer(t, func(n int, _ time.Duration, _ int) error {
			if n <= 16 {
				return s.status(429, 0)
			}
			return nil
		})
		p := New(Config{AtOnce: 16})
		var wait sync.WaitGroup
		for range 16 {
			wait.Go(func() { _ = p.Do(t.Context(), 0, s.ask) })
		}
		time.Sleep(200 * time.Millisecond) // the shortest wait before another try is 250 ms
		synctest.Wait()
		if n := runsAtOnce(p); n != 8 {
			t.Errorf("%d at once after a refusal of 16, want 8", n)
		}
		wait.Wait()
		if n := runsAtOnce(p); n != 9 { // 8 answers, and 8 of a round of 9
			t.Errorf("%d at once after 16 answers, want 9", n)
		}
		all(t.Context(), p, s, 200)
		if n := runsAtOnce(p); n != 16 {
			t.Errorf("%d at once after 200 answers more, want 16", n)
		}
	})
}

// TestPause holds that nobody asks a server while it asks to wait, whomever it has asked.
func TestPause(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var s *server
		s = newServer(t, func(n int, _ time.Duration, _ int) error {
			if n == 5 {
				return s.status(429, 20*time.Second)
			}
			return nil
		})
		if n, err := failed(all(t.Context(), New(Config{AtOnce: 4}), s, 40)); n > 0 {
			t.Error(err)
		}
		for _, at := range s.begun[5:] {
			if at < 20*time.Second && at > 110*time.Millisecond {
				t.Errorf("asked after %v", at)
			}
		}
		if took := now().Sub(s.started); took > 25*time.Second {
			t.Errorf("40 requests take %v", took)
		}
	})
}

// TestGivesUp holds how long a request is tried that never succeeds, and what is said then.
func TestGivesUp(t *testing.T) {
	hang := func(*server) error { return errHangs }
	for _, test := range []struct {
		name    string
		answers int // before it begins
		of      func(s *server) error
		tries   int // at most
		within  time.Duration
		reason  string
		want    string
	}{
		{"a wrong key", 1, func(s *server) error { return s.status(401, 0) }, 1, 10 * time.Millisecond, "auth", "models.example.org: 401 Unauthorized"},
		{"nobody there", 1, func(s *server) error { return s.at.Errorf(endpoint.ReasonUnreachable, "no") }, 1, 10 * time.Millisecond, "unreachable", "models.example.org: no"},
		{"faults from the beginning", 0, func(s *server) error { return s.status(500, 0) }, 5, 9 * time.Second, "model", "models.example.org: 500 Internal Server Error"},
		{"faults", 1, func(s *server) error { return s.status(500, 0) }, 7, 36 * time.Second, "model", "models.example.org: 500 Internal Server Error"},
		{"a limit from the beginning", 0, func(s *server) error { return s.status(429, 0) }, 11, 18 * time.Second, "rate_limit", "models.example.org: 429 Too Many Requests"},
		{"a limit", 1, func(s *server) error { return s.status(429, 0) }, 40, 91 * time.Second, "rate_limit", "models.example.org: 429 Too Many Requests"},
		{"a long limit", 1, func(s *server) error { return s.status(429, time.Hour) }, 1, 10 * time.Millisecond, "rate_limit", "models.example.org: 429 Too Many Requests; it may be asked again in 1h0m0s"},
		{"hangs from the beginning", 0, hang, 1, 61 * time.Second, "timeout", "models.example.org: no answer within 1m0s"},
		{"hangs", 1, hang, 2, 122 * time.Second, "timeout", "models.example.org: no answer within 1m0s"},
	} {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				var s *server
				s = newServer(t, func(n int, _ time.Duration, _ int) error {
					if n <= test.answers {
						return nil
					}
					return test.of(s)
				})
				p := New(Config{Name: "models.example.org"})
				for range test.answers {
					if err := p.Do(t.Context(), 0, s.ask); err != nil {
						t.Fatal(err)
					}
				}
				s.started = now()
				err := p.Do(t.Context(), 0, s.heed)
				var reasoned interface{ Reason() string }
				if err == nil || err.Error() != test.want || !errors.As(err, &reasoned) || reasoned.Reason() != test.reason {
					t.Errorf("%v, want %s", err, test.want)
				}
				if tries, took := len(s.begun)-test.answers, now().Sub(s.started); tries > test.tries || took > test.within {
					t.Errorf("%d tries in %v", tries, took)
				}
				// Whoever asks next does not wait as long for a server that gives no answers.
				before := len(s.begun)
				if err := p.Do(t.Context(), 0, s.heed); err == nil || len(s.begun)-before > 1+endpoint.Retries {
					t.Errorf("%v after %d tries", err, len(s.begun)-before)
				}
			})
		})
	}
}

// TestLongPause holds that a server which asks for a longer wait than anybody has patience for is asked by
// nobody meanwhile, not even by those who waited for their turn, and again when it is over.
func TestLongPause(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var s *server
		s = newServer(t, func(n int, since time.Duration, _ int) error {
			if n > 6 && since < time.Hour {
				return s.status(429, time.Hour)
			}
			return nil
		})
		p := New(Config{AtOnce: 4})
		n, err := failed(all(t.Context(), p, s, 40))
		const want = "models.example.org: 429 Too Many Requests; it may be asked again in 1h0m0s"
		if took := now().Sub(s.started); n != 34 || err.Error() != want || took > time.Second {
			t.Errorf("%d fail in %v, %v", n, took, err)
		}
		if n, _ := failed(all(t.Context(), p, s, 40)); n != 40 || len(s.begun) > 10 {
			t.Errorf("%d of 40 fail after %d requests", n, len(s.begun))
		}
		time.Sleep(time.Hour)
		if n, err := failed(all(t.Context(), p, s, 40)); n > 0 {
			t.Errorf("%d fail an hour later: %v", n, err)
		}
	})
}

// TestSilence holds that a server which has never answered is told of in ten seconds, once, is not waited
// for as long by those who come later, and keeps its number of requests at once.
func TestSilence(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var said []time.Duration
		s := newServer(t, func(int, time.Duration, int) error { return errHangs })
		p := New(Config{Name: "models.example.org", AtOnce: 4, Late: func(time.Duration, error) { said = append(said, now().Sub(s.started)) }})
		var wait sync.WaitGroup
		for range 12 {
			wait.Go(func() {
				if err := p.Do(t.Context(), 0, s.heed); err == nil {
					t.Error("it has answered")
				}
			})
		}
		wait.Wait()
		if took := now().Sub(s.started); took != 80*time.Second || runsAtOnce(p) != 4 {
			t.Errorf("it takes %v, at last with %d at once", took, runsAtOnce(p))
		}
		if len(said) != 1 || said[0] != 10*time.Second {
			t.Errorf("it was told after %v", said)
		}
	})
}

// TestTimeouts holds that each model of a server has its own time, and that one which answers late is told
// of, and waited for.
func TestTimeouts(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		late := 0
		s := newServer(t, func(int, time.Duration, int) error { return nil })
		s.takes = 30 * time.Second
		p := New(Config{Late: func(time.Duration, error) { late++ }})
		if err := p.Do(t.Context(), 20*time.Second, s.ask); err == nil || !strings.HasSuffix(err.Error(), "no answer within 20s") {
			t.Errorf("%v", err)
		}
		if err := p.Do(t.Context(), 0, s.ask); err != nil {
			t.Error(err)
		}
		if late != 1 {
			t.Errorf("it was told of %d times", late)
		}
	})
}

// errHangs is the mood of a server that gives no answer.
var errHangs = errors.New("hangs")

// heed asks, and waits out a server that hangs.
func (s *server) heed(ctx context.Context) error {
	err := s.ask(ctx)
	if err == errHangs { //nolint:errorlint // it is given as it is
		<-ctx.Done()
		return ctx.Err()
	}
	return err
}

// TestCancelled holds that an ended context ends the waiting, for a turn as for another try, and
// gives its place to the next.
func TestCancelled(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var s *server
		s = newServer(t, func(n int, _ time.Duration, _ int) error {
			if n == 1 {
				return s.status(429, 30*time.Second)
			}
			return nil
		})
		p := New(Config{AtOnce: 1})
		ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
		defer cancel()
		for _, err := range all(ctx, p, s, 5) {
			if err != context.DeadlineExceeded { //nolint:errorlint // as it is
				t.Errorf("%v", err)
			}
		}
		if took := now().Sub(s.started); took != 10*time.Second {
			t.Errorf("it takes %v", took)
		}
		if n, err := failed(all(t.Context(), p, s, 5)); n > 0 || len(s.begun) != 6 {
			t.Errorf("%v after %d requests", err, len(s.begun))
		}
		if p.gate.running != 0 || len(p.gate.queue) != 0 {
			t.Errorf("%d run, %d wait", p.gate.running, len(p.gate.queue))
		}
	})
}

// asked is a model that fails once.
type asked struct{ failed error }

func (a *asked) Reply(_ context.Context, r chat.Request) (chat.Reply, error) {
	err := a.failed
	a.failed = nil
	return chat.Reply{Text: r.Messages[0].Text}, err
}

func (a *asked) Complete(_ context.Context, r llm.Request) (llm.Response, error) {
	err := a.failed
	a.failed = nil
	return llm.Response{Text: r.Messages[0].Text}, err
}

// TestWrapped holds that clients and models are asked again, and that what they give is given on.
func TestWrapped(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := New(Config{})
		s := newServer(t, nil)
		reply, err := Model(p, 0, &asked{s.status(500, 0)}).Reply(t.Context(), chat.Request{Messages: []chat.Message{{Text: "Pro?"}}})
		if err != nil || reply.Text != "Pro?" {
			t.Errorf("%q, %v", reply.Text, err)
		}
		response, err := Client(p, 0, &asked{s.status(500, 0)}).Complete(t.Context(), llm.Request{Messages: []llm.Message{{Text: "Pro?"}}})
		if err != nil || response.Text != "Pro?" {
			t.Errorf("%q, %v", response.Text, err)
		}
		_, err = Client(p, 0, &asked{llm.ErrNoTools}).Complete(t.Context(), llm.Request{Messages: []llm.Message{{Text: "Pro?"}}})
		if !errors.Is(err, llm.ErrNoTools) {
			t.Errorf("%v", err)
		}
	})
}
