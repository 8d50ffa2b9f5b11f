package project

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

func TestIgnore(t *testing.T) {
	tests := []struct {
		rules string
		left  string // out, parted by |
		kept  string
	}{
		{"*.xlsx", "kb/a.xlsx|kb/old/b.xlsx", "kb/a.csv|kb/xlsx|kb/a.xlsx.md"},
		{"старое/", "kb/старое/a.md|kb/x/старое/y/b.md", "kb/старое.md|kb/новое/a.md"},
		{"/kb/drafts", "kb/drafts|kb/drafts/a.md", "kb/x/kb/drafts|kb/drafts.md"},
		{"kb/*.md", "kb/a.md", "kb/x/a.md"},
		{"kb/**/*.md", "kb/a.md|kb/x/a.md|kb/x/y/a.md", "kb/a.csv"},
		{"kb/x/**", "kb/x/a.md|kb/x/y/b.md", "kb/x|kb/y/a.md"},
		{"**/y/*.md", "kb/y/a.md|kb/x/y/a.md", "kb/y/z/a.md"},
		{"прайс?.csv", "kb/прайс1.csv|kb/прайсы.csv", "kb/прайс.csv|kb/прайс12.csv"},
		{"прайс (старый)+.csv", "kb/прайс (старый)+.csv", "kb/прайс старый.csv"},
		{"цены 202[!6].csv", "kb/цены 2025.csv", "kb/цены 2026.csv"},
		{"*.md\n!faq.md", "kb/a.md", "kb/faq.md"},
		{"!faq.md\n*.md", "kb/faq.md", ""},
		{"old/\n!old/keep.md", "kb/old/keep.md|kb/old/a.md", "kb/a.md"},
		{"# *.md\n\n   \n\\#1.md\n\\!.md", "kb/#1.md|kb/!.md", "kb/a.md"},
		{"a.md   \r\nb\\ \n", "kb/a.md|kb/b ", "kb/b|kb/c"},
		{"\ufeffa.md", "kb/a.md", "kb/b.md"},
	}
	for _, tt := range tests {
		t.Run(tt.rules, func(t *testing.T) {
			rules, err := parseIgnore(tt.rules)
			if err != nil {
				t.Fatal(err)
			}
			for want, all := range map[bool]string{true: tt.left, false: tt.kept} {
				for name := range strings.SplitSeq(all, "|") {
					if got := ignoredWithParents(rules, name); name != "" && got != want {
						t.Errorf("%q: left out %v, want %v", name, got, want)
					}
				}
			}
		})
	}
}

// ignoredWithParents is what a walk from the top finds: what is in an ignored folder is ignored.
func ignoredWithParents(rules ignore, name string) bool {
	for i := range name {
		if name[i] == '/' && rules.match(name[:i], true) {
			return true
		}
	}
	return rules.match(name, false)
}

func TestIgnoreMistakes(t *testing.T) {
	_, err := parseIgnore("a.md\n[a-\n*.md\nb[\n")
	want := ".firstlineignore:2: \"[a-\" is no pattern\n.firstlineignore:4: \"b[\" is no pattern"
	if err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

// What programs leave beside the files that people have open is no source; neither are pictures.
func TestSources(t *testing.T) {
	fsys := fstest.MapFS{".firstlineignore": {Data: []byte("черновики/\n")}}
	for _, name := range []string{
		"faq.md", "Прайс (2).xlsx", "без расширения", "x/y/deep.csv", "a.part.md", "4913.csv", "#1.md",
		"~$Прайс (2).xlsx", ".~lock.faq.md#", "~WRL0001.tmp", "x.TMP", ".DS_Store", "Thumbs.db", "x/desktop.ini", "a.xlsx.crdownload", "b.pdf.part",
		"c.download", "4913", "#faq.md#", ".#faq.md", ".faq.md.swp", "faq.md~", "faq.md.bak", "faq.md.sb-1a2b3c4d-x", "faq.md___jb_tmp___", "synonyms.yaml",
		"screen.png", "photo.HEIC", ".git/config", "черновики/a.md", "x/черновики/b.md", "черновики/screen.png",
	} {
		fsys["kb/"+name] = &fstest.MapFile{Data: []byte("x")}
	}
	files, err := knowledge(fsys)
	if err != nil {
		t.Fatal(err)
	}
	want := Files{
		Sources: []string{"kb/#1.md", "kb/4913.csv", "kb/a.part.md", "kb/faq.md", "kb/x/y/deep.csv", "kb/Прайс (2).xlsx", "kb/без расширения"},
		Ignored: []string{"kb/x/черновики/b.md", "kb/черновики/a.md"},
	}
	if diff := cmp.Diff(want, files); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	all, err := Folder(fsys, "kb/x")
	if diff := cmp.Diff([]string{"kb/x/y/deep.csv", "kb/x/черновики/b.md"}, all); err != nil || diff != "" {
		t.Errorf("%v; -want +got:\n%s", err, diff)
	}
}
