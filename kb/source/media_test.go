package source

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"firstline/kb"
)

// TestPicturesOfDialects: Diplodoc gives a picture its size, Obsidian links it by its name.
func TestPicturesOfDialects(t *testing.T) {
	s := mustLoad(t, "kb/a.md", `# Экран

![Кнопка](_images/a.png =300x200) и ![Ещё](b.png "Подпись" =300x)

- ![OK](c.png){width=300}
- ![[Снимок экрана 1.PNG|300]] ![[d.png|Схема]] ![[e.svg]]

![[Другая страница]] ![[film.mp4]] [[a.png]]

`+"```sh\n![x](y.png =1x2) ![[z.png]]\n```")
	want := []kb.Image{
		{Src: "kb/_images/a.png", Alt: "Кнопка"},
		{Src: "kb/b.png", Alt: "Ещё"},
		{Src: "kb/c.png", Alt: "OK"},
		{Src: "kb/Снимок экрана 1.PNG"},
		{Src: "kb/d.png", Alt: "Схема"},
		{Src: "kb/e.svg"},
	}
	if diff := cmp.Diff(want, s.Entries[0].Images); diff != "" {
		t.Error(diff)
	}
	if got := s.Entries[0].Code[0].Text; got != "![x](y.png =1x2) ![[z.png]]" {
		t.Errorf("the code is %q", got)
	}
}

// TestPre: code between the tags of HTML is code, without tags and entities, in its order.
func TestPre(t *testing.T) {
	s := mustLoad(t, "kb/a.md", "# Виджет\n\n```\na\n```\n\n<pre>\n&lt;b&gt;  <i>x</i>\n\n   y\n</pre>\n\n"+
		"<pre class=\"x\"><code class=\"hl language-js\">let <b>z</b> = 1;</code></pre>\n\nСлова <pre>не код</pre>.\n\n    c\n")
	want := []kb.Code{{Text: "a"}, {Text: "<b>  x\n\n   y"}, {Language: "js", Text: "let z = 1;"}, {Text: "c"}}
	if diff := cmp.Diff(want, s.Entries[0].Code); diff != "" {
		t.Error(diff)
	}
}
