package lint

import (
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"firstline/kb"
	"firstline/kb/source"
)

func load(t testing.TB, dir string) (map[string][]byte, []string) {
	files := map[string][]byte{}
	var names []string
	_ = fs.WalkDir(os.DirFS(dir), "kb", func(p string, d fs.DirEntry, _ error) error {
		if !d.IsDir() {
			b, _ := os.ReadFile(dir + "/" + p)
			files[p] = b
			if !strings.HasSuffix(p, ".png") && !strings.HasSuffix(p, "synonyms.yaml") {
				names = append(names, p)
			}
		}
		return nil
	})
	return files, names
}

func know(files map[string][]byte, names []string, was map[string]*kb.Source, changed string) (Knowledge, map[string]*kb.Source) {
	m := fstest.MapFS{}
	for n, b := range files {
		m[n] = &fstest.MapFile{Data: b}
	}
	k := Knowledge{Files: m, Now: time.Date(2026, 11, 29, 0, 0, 0, 0, time.UTC), Reviewed: 365 * 24 * time.Hour}
	out := map[string]*kb.Source{}
	for _, n := range names {
		s := was[n]
		if s == nil || n == changed {
			var err error
			s, err = source.Load(m, []string{n}, source.Options{})
			if err != nil {
				continue
			}
		}
		out[n] = s
		k.Sources = append(k.Sources, s)
	}
	return k, out
}

func TestExplore(t *testing.T) {
	for _, company := range []string{"vestochka", "hobbin"} {
		files, names := load(t, "../../testdata/"+company)
		k, was := know(files, names, nil, "")
		clean := map[string]bool{}
		all, _ := Read(k).Check(t.Context())
		for _, f := range all {
			fmt.Println("CLEAN", f.Pos, f.Code, f.Message)
			clean[f.Message] = true
		}
		if os.Getenv("MUTATE") == "" {
			continue
		}
		re := regexp.MustCompile(`\d+`)
		total, hit := 0, 0
		for _, n := range names {
			if !strings.HasSuffix(n, ".md") && !strings.HasSuffix(n, "billing.csv") && !strings.HasSuffix(n, ".html") {
				continue
			}
			if strings.HasSuffix(n, "install.md") || strings.HasSuffix(n, "api.md") {
				continue
			}
			lines := strings.Split(string(files[n]), "\n")
			for i, line := range lines {
				ats := re.FindAllStringIndex(line, -1)
				if len(ats) == 0 || len(ats) > 4 {
					continue
				}
				at := ats[len(ats)/2]
				num := line[at[0]:at[1]]
				repl := map[bool]string{true: "7", false: "3"}[num[0] == '3' || num[0] == '2'] + num[1:]
				if num[0] == '7' {
					repl = "2" + num[1:]
				}
				mutated := append([]string{}, lines...)
				mutated[i] = line[:at[0]] + repl + line[at[1]:]
				old := files[n]
				files[n] = []byte(strings.Join(mutated, "\n"))
				k, _ := know(files, names, was, n)
				files[n] = old
				found := ""
				for _, f := range Read(k).contradictions(newCorpus(k)) {
					if !clean[f.Message] {
						found = f.Pos.String() + " " + f.Message
					}
				}
				total++
				if found != "" {
					hit++
				}
				mark := map[bool]string{true: "HIT ", false: "MISS"}[found != ""]
				fmt.Printf("%s %s:%d %s→%s  %s\n      %s\n", mark, n, i+1, num, repl, strings.TrimSpace(line), found)
			}
		}
		fmt.Println(company, hit, "/", total)
	}
}

func TestPairs(t *testing.T) {
	for _, company := range []string{"vestochka", "hobbin"} {
		files, names := load(t, "../../testdata/"+company)
		k, _ := know(files, names, nil, "")
		c := newCorpus(k)
		claims := allClaims(c.entries)
		m := newMatcher(c, claims)
		n, ok := 0, 0
		for i := range claims {
			a := &claims[i]
			if strings.HasPrefix(a.measure, "count") {
				continue
			}
			best, bs := -1, 0.0
			for j := range claims {
				b := &claims[j]
				if i == j || a.entry == b.entry || a.comparable() != b.comparable() || !m.shares(a, b) {
					continue
				}
				if s := m.share(a, b) + m.share(b, a); s > bs {
					best, bs = j, s
				}
			}
			if best < 0 || bs < 0.5 {
				continue
			}
			b := &claims[best]
			n++
			if m.likeness(a, b) > 0 {
				ok++
				continue
			}
			fmt.Printf("%.2f %.2f named %v %v | %s | %v {%v} «%s»@%v  <> %v {%v} «%s»@%v\n", m.share(a, b), m.share(b, a), m.named(a, b), m.named(b, a), a.measure, a.text, a.near, a.said.text, a.entry.at(), b.text, b.near, b.said.text, b.entry.at())
		}
		fmt.Println(company, ok, "/", n)
	}
}

func TestDebug(t *testing.T) {
	files, names := load(t, "../../testdata/lint/hobbin")
	k, _ := know(files, names, nil, "")
	c := newCorpus(k)
	claims := allClaims(c.entries)
	m := newMatcher(c, claims)
	for i := range claims {
		a := &claims[i]
		if !strings.Contains(a.text, "£75") || a.entry.Source.Path != "kb/delivery.html" {
			continue
		}
		for j := range claims {
			b := &claims[j]
			if strings.Contains(b.text, "£60") && b.comparable() == a.comparable() {
				fmt.Printf("%s %s | %v %v | near %v row %v col %v names %v || %q near %v names %v | %.2f %.2f like %.2f may %v topic %v\n", a.text, a.measure, b.measure, b.entry.at(), a.near, a.row, a.column, a.names, b.said.text, b.near, b.names, m.share(a, b), m.share(b, a), m.likeness(a, b), m.mayContradict(a, b), m.oneTopic(a, b))
			}
		}
	}
}
