package source

import (
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"firstline/kb"
)

const realData = "../../../shared/data/real"

func openReal(t *testing.T) fs.FS {
	t.Helper()
	if _, err := os.Stat(realData); err != nil {
		t.Skip("../shared/data/real is absent")
	}
	return os.DirFS(realData)
}

// TestRealTable: every row of a FAQ exported by a company is an entry, and the same one whether it is
// read from a CSV file or from a workbook.
func TestRealTable(t *testing.T) {
	var titles [2][]string
	for i, name := range []string{"rutube-faq.csv", "rutube-faq.xlsx"} {
		s, err := Load(openReal(t), []string{name}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if s.Kind != kb.KindFAQ || len(s.Entries) != 326 {
			t.Errorf("%s: %s with %d entries, want faq with 326", name, s.Kind, len(s.Entries))
		}
		if want := (kb.Rows{Total: 327, Entries: 326, Headings: 1}); s.Rows != want {
			t.Errorf("%s: rows are %+v", name, s.Rows)
		}
		checkSource(t, s)
		for _, e := range s.Entries {
			titles[i] = append(titles[i], e.Title+"\n"+e.Body)
		}
	}
	if !slices.Equal(titles[0], titles[1]) {
		t.Error("the workbook does not say what the CSV file says")
	}
}

// TestRealPages: every page of two companies' documentation is kept, with all its code and
// pictures; every item of their tables of contents is a place, and every hidden one is told of.
func TestRealPages(t *testing.T) {
	fsys := openReal(t)
	pages, codes, images, places := 0, 0, 0, 0
	for _, dir := range []string{"docs-bitrix-ru", "docs-chatwoot"} {
		err := fs.WalkDir(fsys, dir, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			s, err := Load(fsys, []string{name}, Options{})
			if err != nil {
				t.Errorf("%s: %v", name, err)
				return nil
			}
			data, err := fs.ReadFile(fsys, name)
			if err != nil {
				return err
			}
			switch path.Ext(name) {
			case ".json":
				if len(s.Entries) > 0 || s.Rows != (kb.Rows{Total: 1, Skipped: 1}) {
					t.Errorf("%s: %+v", name, s)
				}
				return nil
			case ".yaml":
				places += keepsContents(t, s, string(data))
				return nil
			}
			pages++
			if len(s.Entries) == 0 {
				t.Errorf("%s has no entries", name)
			}
			checkSource(t, s)
			prose, blocks := cutCode(string(data))
			codes += keepsCode(t, s, blocks)
			images += keepsImages(t, s, prose)
			keepsWords(t, s, prose)
			for _, p := range s.Problems {
				t.Logf("%s: %s %s", p.Pos, p.Code, p.Message)
			}
			if s.Kind != kb.KindDocument {
				t.Logf("%s is read as %s", name, s.Kind)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%d pages, %d blocks of code, %d pictures, %d items of contents", pages, codes, images, places)
	if pages < 150 || codes < 400 || images < 100 || places < 100 {
		t.Error("that is fewer than there are")
	}
}

// keepsContents holds that the items of a table of contents, found by their names, are places, or
// left out because they are hidden. The first page of a site has titles in their place.
func keepsContents(t *testing.T, s *kb.Source, data string) int {
	t.Helper()
	checkSource(t, s)
	named := regexp.MustCompile(`(?m)^ *- name: *(.*?) *$`).FindAllStringSubmatch(data, -1)
	settings := strings.Count(data, "\nnavigation:")
	if hidden := strings.Count(data, "\n    hidden: true"); s.Kind != kb.KindApp || len(named) > 0 && (len(s.Entries) != len(named)-hidden || s.Rows.Skipped != hidden+settings) {
		t.Errorf("%s: %s, %d entries and %+v of %d items, %d hidden", s.Path, s.Kind, len(s.Entries), s.Rows, len(named), hidden)
	}
	if len(named) > 0 {
		data, _, _ = strings.Cut(data, "\nnavigation:")
	}
	said := ""
	for _, e := range s.Entries {
		said += e.Title + "\n" + e.Body + "\n"
	}
	for _, title := range regexp.MustCompile(`(?m)^ +(?:- )?(?:title|text|description|url): '(.+)'$`).FindAllStringSubmatch(data, -1) {
		if !strings.Contains(said, title[1]) {
			t.Errorf("%s: lost %q", s.Path, title[1])
		}
	}
	return len(s.Entries)
}

// cutCode finds the blocks of code without what the readers use, line by line and loosely.
func cutCode(text string) (prose string, blocks []string) {
	var out, code []string
	inside := false
	for line := range strings.SplitSeq(strings.ReplaceAll(text, "\r\n", "\n"), "\n") {
		trimmed := strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(trimmed, "```") && inside:
			blocks, code, inside = append(blocks, strings.Join(code, "\n")), nil, false
		case strings.HasPrefix(trimmed, "```") && !strings.Contains(trimmed[3:], "`"):
			inside = true
		case inside:
			code = append(code, trimmed)
		default:
			out = append(out, line)
		}
	}
	return strings.Join(out, "\n"), blocks
}

func keepsCode(t *testing.T, s *kb.Source, blocks []string) int {
	t.Helper()
	kept := map[string]int{}
	for _, e := range s.Entries {
		for _, c := range e.Code {
			var lines []string
			for line := range strings.SplitSeq(c.Text, "\n") {
				lines = append(lines, strings.TrimSpace(line))
			}
			kept[strings.Join(lines, "\n")]++
		}
	}
	for _, block := range blocks {
		if kept[block]--; kept[block] < 0 {
			t.Errorf("%s: lost the code %.80q", s.Path, block)
		}
	}
	return len(blocks)
}

// keepsWords holds that every line of prose is in an entry, as its title or in its body, and that
// every heading at the margin is a title or in a path.
func keepsWords(t *testing.T, s *kb.Source, prose string) {
	t.Helper()
	titles, bodies := map[string]bool{}, map[string]bool{}
	for _, e := range s.Entries {
		titles[e.Title] = true
		for _, title := range e.Path {
			titles[title] = true
		}
		for line := range strings.SplitSeq(e.Body, "\n") {
			bodies[strings.TrimSpace(line)] = true
		}
	}
	if strings.HasPrefix(prose, "---\n") {
		_, prose, _ = strings.Cut(prose[4:], "\n---")
	}
	prose = regexp.MustCompile("(?s)<!--.*?-->").ReplaceAllString(prose, "")
	closesFold := regexp.MustCompile(`^(</Accordion>|</?AccordionGroup>|\{% endcut %\})$`)
	for line := range strings.SplitSeq(prose, "\n") {
		title := strings.TrimLeft(line, "#")
		marked := title != line && (strings.HasPrefix(title, " ") || strings.HasPrefix(title, "\t"))
		line = strings.TrimSpace(line)
		if marked {
			if plain := strings.TrimSpace(title); s.Kind == kb.KindDocument && !titles[plain] && !strings.ContainsAny(plain, "*`[{<_\\") {
				t.Errorf("%s: lost the heading %q", s.Path, line)
			}
			continue
		}
		if line != "" && !bodies[line] && !closesFold.MatchString(line) && !holdsTitle(line, titles) {
			t.Errorf("%s: lost the line %.80q", s.Path, line)
		}
	}
}

// holdsTitle tells whether a line is the title of an entry with the marks around it.
func holdsTitle(line string, titles map[string]bool) bool {
	inner := strings.Trim(regexp.MustCompile(`^<\w+ title="(.*)">$|^\{% cut "(.*)" %\}$|^\*\*(.*)\*\*$`).ReplaceAllString(line, "$1$2$3"), " ")
	return inner != line && titles[inner]
}

func keepsImages(t *testing.T, s *kb.Source, prose string) int {
	t.Helper()
	prose = regexp.MustCompile("(?s)<!--.*?-->").ReplaceAllString(prose, "")
	prose = regexp.MustCompile("`[^`\n]*`").ReplaceAllString(prose, "")
	marks := regexp.MustCompile(`!\[[^\]]*\]\(\s*([^)\s]+)|<img[^>]*?\bsrc="([^"]+)"`).FindAllStringSubmatch(prose, -1)
	kept := map[string]int{}
	for _, e := range s.Entries {
		for _, image := range e.Images {
			kept[path.Base(image.Src)]++
		}
	}
	for _, m := range marks {
		name := path.Base(m[1] + m[2])
		if kept[name]--; kept[name] < 0 {
			t.Errorf("%s: lost the picture %s", s.Path, m[0])
		}
	}
	return len(marks)
}
