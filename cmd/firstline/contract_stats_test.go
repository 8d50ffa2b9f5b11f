package main

import (
	"bufio"
	"encoding/json"
	"math"
	"math/big"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"firstline/kb/yaml"
)

// The statistics of sample dialogs as they are printed, for those who know nothing of package measure.
type (
	statsJSON struct {
		Total     partJSON   `json:"total"`
		Undated   int        `json:"undated"`
		Months    []partJSON `json:"months"`
		Channels  []partJSON `json:"channels"`
		Operators []partJSON `json:"operators"`
		Versions  []partJSON `json:"versions"`
		Topics    []struct {
			Kind, Topic string
			partJSON
		} `json:"topics"`
		Handoffs []struct {
			Kind, Topic string
			N           int
		} `json:"handoffs"`
		Change struct {
			A, B           partJSON
			ResolutionRate differenceJSON `json:"resolution_rate"`
			ConfirmedRate  differenceJSON `json:"confirmed_rate"`
			Turns          differenceJSON `json:"turns"`
		} `json:"change"`
	}
	partJSON struct {
		Month, Channel, Operator, Version string
		Dialogs                           int
		ResolutionRate                    rateJSON `json:"resolution_rate"`
		Confirmed, Assumed, Handoffs      int
		ConfirmedRate                     rateJSON `json:"confirmed_rate"`
		AskedForHuman                     struct {
			N, Kept  int
			KeptRate rateJSON `json:"kept_rate"`
		} `json:"asked_for_human"`
		Turns struct {
			N         int
			Low, High *float64
			turnsJSON
		} `json:"turns"`
		Rating struct {
			N    int
			Mean *float64
		} `json:"rating"`
	}
	differenceJSON struct {
		Difference, Low, High, P float64
		Noise                    bool
	}
	// rawDialog is a line of the sample dialogs.
	rawDialog struct {
		ID, Started, Channel, Operator, Version string
		Rating                                  int
		Messages                                []struct{ Role, Text string }
	}
)

// rawDialogs reads the sample dialogs of the sample company.
func rawDialogs(t *testing.T) []rawDialog {
	t.Helper()
	file, err := os.Open("../../testdata/vestochka/dialogs/2026-h1.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var all []rawDialog
	for lines := bufio.NewScanner(file); lines.Scan(); {
		var d rawDialog
		if err := json.Unmarshal(lines.Bytes(), &d); err != nil {
			t.Fatal(err)
		}
		all = append(all, d)
	}
	if len(all) != 1000 {
		t.Fatalf("%d dialogs, not 1000", len(all))
	}
	return all
}

// sampleSays are the phrases that the sample dialogs are made of, by what they say.
func sampleSays(t *testing.T, keys ...string) map[string]bool {
	t.Helper()
	data, err := os.ReadFile("../../eval/dialog/measure/testdata/sample.yaml")
	if err != nil {
		t.Fatal(err)
	}
	phrases, err := yaml.Parse("sample.yaml", data)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]bool{}
	for _, key := range keys {
		for _, phrase := range phrases.Get(key).Items() {
			all[phrase.Text()] = true
		}
	}
	return all
}

func (d rawDialog) contained() bool {
	for _, m := range d.Messages {
		if m.Role == "human" {
			return false
		}
	}
	return true
}

// lastSaid is the customer's last turn.
func (d rawDialog) lastSaid() string {
	var said []string
	for i, m := range slices.Backward(d.Messages) {
		if m.Role == "user" {
			said = append(said, m.Text)
			if i == 0 || d.Messages[i-1].Role != "user" {
				break
			}
		}
	}
	slices.Reverse(said)
	return strings.Join(said, "\n")
}

// turns counts changes of side.
func (d rawDialog) turns() int {
	n, last := 0, ""
	for _, m := range d.Messages {
		side := "company"
		if m.Role == "user" {
			side = "customer"
		}
		if side != last {
			n++
		}
		last = side
	}
	return n
}

// recount counts dialogs again.
func recount(t *testing.T, dialogs []rawDialog) partJSON {
	t.Helper()
	helped, calls := sampleSays(t, "helped", "helped_en"), sampleSays(t, "calls", "calls_again")
	p := partJSON{Dialogs: len(dialogs)}
	contained, kept := 0, 0
	var turns []int
	stars := 0
	for _, d := range dialogs {
		asked := false
		for _, m := range d.Messages {
			if m.Role == "human" {
				break
			}
			asked = asked || m.Role == "user" && calls[m.Text]
		}
		if d.contained() {
			contained++
			turns = append(turns, d.turns())
			if helped[d.lastSaid()] {
				p.Confirmed++
			}
		}
		if asked {
			p.AskedForHuman.N++
			if d.contained() {
				kept++
			}
		}
		if d.Rating > 0 {
			p.Rating.N++
			stars += d.Rating
		}
	}
	p.Assumed, p.Handoffs, p.AskedForHuman.Kept = contained-p.Confirmed, len(dialogs)-contained, kept
	p.ResolutionRate, p.ConfirmedRate = wilson(contained, len(dialogs)), wilson(p.Confirmed, len(dialogs))
	p.AskedForHuman.KeptRate = wilson(kept, p.AskedForHuman.N)
	p.Turns.N, p.Turns.turnsJSON = len(turns), spread(turns)
	if n := float64(len(turns)); n > 1 {
		mean, variance := meanAndVariance(turns)
		half := studentQuantile(n-1) * math.Sqrt(variance/n)
		p.Turns.Low, p.Turns.High = new(mean-half), new(mean+half)
	}
	if p.Rating.N > 0 {
		p.Rating.Mean = new(float64(stars) / float64(p.Rating.N))
	}
	return p
}

func meanAndVariance(values []int) (mean, variance float64) {
	for _, v := range values {
		mean += float64(v) / float64(len(values))
	}
	for _, v := range values {
		variance += (float64(v) - mean) * (float64(v) - mean) / float64(len(values)-1)
	}
	return mean, variance
}

// studentTail integrates the density of Student's t from t on, both ways, by Simpson's rule.
func studentTail(t, freedom float64) float64 {
	g1, _ := math.Lgamma((freedom + 1) / 2)
	g2, _ := math.Lgamma(freedom / 2)
	density := func(x float64) float64 {
		return math.Exp(g1-g2-(freedom+1)/2*math.Log1p(x*x/freedom)) / math.Sqrt(freedom*math.Pi)
	}
	const steps = 20000
	width, sum := t/steps, density(0)+density(t)
	for i := 1; i < steps; i++ {
		sum += density(width*float64(i)) * float64(2+2*(i%2))
	}
	return 1 - 2*sum*width/3
}

// studentQuantile finds by halving where 5 % lie beyond.
func studentQuantile(freedom float64) float64 {
	low, high := 0.0, 50.0
	for range 60 {
		if middle := (low + high) / 2; studentTail(middle, freedom) > 0.05 {
			low = middle
		} else {
			high = middle
		}
	}
	return low
}

// TestStatsRecounted counts the thousand sample dialogs again, from their lines alone.
func TestStatsRecounted(t *testing.T) {
	got := call(t, sampleCopy(t), "dialogs", "stats", "--format", "json")
	var s statsJSON
	if err := json.Unmarshal([]byte(got.out), &s); err != nil || got.status != done {
		t.Fatal(err, got.err)
	}
	all := rawDialogs(t)
	same := func(what string, want, reported partJSON) {
		t.Helper()
		want.Month, want.Channel, want.Operator, want.Version = reported.Month, reported.Channel, reported.Operator, reported.Version
		if diff := cmp.Diff(want, reported, cmpopts.EquateApprox(0, 1e-7), cmp.AllowUnexported(partJSON{}.Turns)); diff != "" {
			t.Errorf("%s (-lines +reported):\n%s", what, diff)
		}
	}
	same("total", recount(t, all), s.Total)
	seen := 0
	for _, by := range []struct {
		parts []partJSON
		name  func(partJSON) string
		of    func(rawDialog) string
	}{
		{s.Months, func(p partJSON) string { return p.Month }, func(d rawDialog) string { return d.Started[:min(7, len(d.Started))] }},
		{s.Channels, func(p partJSON) string { return p.Channel }, func(d rawDialog) string { return d.Channel }},
		{s.Operators, func(p partJSON) string { return p.Operator }, func(d rawDialog) string { return d.Operator }},
		{s.Versions, func(p partJSON) string { return p.Version }, func(d rawDialog) string { return d.Version }},
	} {
		groups := map[string][]rawDialog{}
		for _, d := range all {
			groups[by.of(d)] = append(groups[by.of(d)], d)
		}
		for _, p := range by.parts {
			same(by.name(p), recount(t, groups[by.name(p)]), p)
			seen += p.Dialogs
		}
	}
	undated := len(slices.DeleteFunc(slices.Clone(all), func(d rawDialog) bool { return d.Started != "" }))
	if s.Undated != undated || seen != 4*len(all)-undated {
		t.Errorf("%d undated, %d reported; %d dialogs in the parts", undated, s.Undated, seen)
	}
	t.Run("change", func(t *testing.T) { changeRecounted(t, all, s) })
	t.Run("topics", func(t *testing.T) { topicsRecounted(t, all, s) })
}

// changeRecounted tests again what changed from the first quarter to the second.
func changeRecounted(t *testing.T, all []rawDialog, s statsJSON) {
	t.Helper()
	quarter := func(from, to string) []rawDialog {
		return slices.DeleteFunc(slices.Clone(all), func(d rawDialog) bool { return d.Started < from || d.Started >= to })
	}
	a, b := quarter("2026-01", "2026-04"), quarter("2026-04", "2026-07")
	p, q := recount(t, a), recount(t, b)
	for name, c := range map[string]struct {
		a, b rateJSON
		got  differenceJSON
	}{"resolution rate": {p.ResolutionRate, q.ResolutionRate, s.Change.ResolutionRate}, "confirmed": {p.ConfirmedRate, q.ConfirmedRate, s.Change.ConfirmedRate}} {
		d := *c.b.Value - *c.a.Value
		want := differenceJSON{
			Difference: d, P: fisher(c.a.K, c.a.N, c.b.K, c.b.N),
			Low:  d - math.Hypot(*c.b.Value-c.b.Low, c.a.High-*c.a.Value),
			High: d + math.Hypot(c.b.High-*c.b.Value, *c.a.Value-c.a.Low),
		}
		want.Noise = want.P >= 0.05
		if diff := cmp.Diff(want, c.got, cmpopts.EquateApprox(0, 1e-8)); diff != "" {
			t.Errorf("%s (-lines +reported):\n%s", name, diff)
		}
	}
	turns := func(dialogs []rawDialog) (n, mean, variance float64) {
		var all []int
		for _, d := range dialogs {
			if d.contained() {
				all = append(all, d.turns())
			}
		}
		mean, variance = meanAndVariance(all)
		return float64(len(all)), mean, variance
	}
	n, meanA, varianceA := turns(a)
	m, meanB, varianceB := turns(b)
	u, v := varianceA/n, varianceB/m
	freedom := (u + v) * (u + v) / (u*u/(n-1) + v*v/(m-1))
	half := studentQuantile(freedom) * math.Sqrt(u+v)
	want := differenceJSON{Difference: meanB - meanA, Low: meanB - meanA - half, High: meanB - meanA + half, P: studentTail(math.Abs(meanB-meanA)/math.Sqrt(u+v), freedom)}
	if diff := cmp.Diff(want, s.Change.Turns, cmpopts.EquateApprox(0, 1e-7)); diff != "" {
		t.Errorf("turns (-lines +reported):\n%s", diff)
	}
	if want.P >= 0.05 || want.Difference >= 0 {
		t.Errorf("the sample does not show that turns fell: %+v", want)
	}
}

// fisher sums the chances of Fisher's exact test in whole numbers.
func fisher(kA, nA, kB, nB int) float64 {
	ways := func(k int) *big.Int {
		return new(big.Int).Mul(new(big.Int).Binomial(int64(nA), int64(k)), new(big.Int).Binomial(int64(nB), int64(kA+kB-k)))
	}
	asFar := new(big.Int)
	for k := max(0, kA+kB-nB); k <= min(nA, kA+kB); k++ {
		if ways(k).Cmp(ways(kA)) <= 0 {
			asFar.Add(asFar, ways(k))
		}
	}
	p, _ := new(big.Rat).SetFrac(asFar, new(big.Int).Binomial(int64(nA+nB), int64(kA+kB))).Float64()
	return p
}

// topicsRecounted searches each question again by search --batch: the ones that are answered with certainty
// make the topics, and those of three themes that the knowledge base has nothing on are together.
func topicsRecounted(t *testing.T, all []rawDialog, s statsJSON) {
	t.Helper()
	questions := sampleQuestions(t)
	asked := func(d rawDialog) string {
		for _, m := range d.Messages {
			if m.Role == "human" {
				break
			}
			for _, q := range questions {
				if m.Role == "user" && (m.Text == q || strings.HasSuffix(m.Text, " "+q) || strings.Contains(m.Text, "\n\n"+q)) {
					return m.Text
				}
			}
		}
		return ""
	}
	want := map[string]int{}
	var lines []string
	for _, d := range all {
		if text := asked(d); text == "" {
			want["none"]++
		} else {
			lines = append(lines, text)
		}
	}
	entries := searchedAll(t, lines)
	for _, text := range lines {
		switch {
		case entries[text] != "":
			want["entry"]++
		case strings.Contains(text, "идеозвонк"):
			want["видеозвонки"]++
		case strings.Contains(strings.ToLower(text), "атс"):
			want["атс"]++
		case strings.Contains(strings.ToLower(text), "календар"):
			want["календарь"]++
		}
	}
	got := map[string]int{}
	for _, topic := range s.Topics {
		first, _, _ := strings.Cut(topic.Topic, ",")
		switch {
		case topic.Kind == "entry", topic.Kind == "none":
			got[topic.Kind] += topic.Dialogs
		case first == "видеозвонки", first == "атс", first == "календарь":
			got[first] += topic.Dialogs
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("topics (-lines +reported):\n%s", diff)
	}
	handed := 0
	for _, h := range s.Handoffs {
		handed += h.N
	}
	if handed != s.Total.Handoffs {
		t.Errorf("%d dialogs under what was asked before a human came, %d handed over", handed, s.Total.Handoffs)
	}
}

// sampleQuestions are the questions that the sample dialogs begin with.
func sampleQuestions(t *testing.T) []string {
	t.Helper()
	data, err := os.ReadFile("../../eval/dialog/measure/testdata/sample.yaml")
	if err != nil {
		t.Fatal(err)
	}
	phrases, err := yaml.Parse("sample.yaml", data)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, key := range []string{"known", "unknown", "trouble"} {
		for _, subject := range phrases.Get(key).Items() {
			for _, question := range subject.Get("ask").Items() {
				all = append(all, question.Text())
			}
		}
	}
	return all
}

// searchedAll gives for each text the entry of which the search is sure; none where it is not.
func searchedAll(t *testing.T, texts []string) map[string]string {
	t.Helper()
	file, err := os.Create(filepath.Join(t.TempDir(), "questions.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	greetings := sampleSays(t, "greetings", "hello_en")
	for _, text := range texts {
		text, _, _ = strings.Cut(text, "\n\nС уважением")
		text, _, _ = strings.Cut(text, "\n\nОтправлено")
		for g := range greetings { // but for those that no sign parts from the question
			text = strings.TrimPrefix(text, g+"\n\n")
			if strings.HasSuffix(g, "!") {
				text = strings.TrimPrefix(text, g+" ")
			}
		}
		if err := json.NewEncoder(file).Encode(map[string]string{"text": text}); err != nil {
			t.Fatal(err)
		}
	}
	got := call(t, sampleCopy(t), "search", "--batch", file.Name())
	if got.status != done {
		t.Fatal(got.err)
	}
	entries := map[string]string{}
	at := 0
	for line := range strings.Lines(got.out) {
		var hit struct {
			Hits      []string
			Confident bool
		}
		if err := json.Unmarshal([]byte(line), &hit); err != nil {
			t.Fatal(err)
		}
		if at < len(texts) && hit.Confident {
			entries[texts[at]] = hit.Hits[0]
		}
		at++
	}
	return entries
}
