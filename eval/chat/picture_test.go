package chat_test

import (
	"strings"
	"testing"

	"firstline/eval/chat"
)

func TestWithoutPictures(t *testing.T) {
	var found []string
	got := chat.WithoutPictures("Нажмите `![a](b)` ![значок](img/plus.png) внизу.\n\n![Экран «Касса»](screens/касса.png \"Касса\")\nГотово.\n\n```\n![a](b.png)\n```\n![end](<c.png>)", func(src string) {
		found = append(found, src)
	})
	if want := "Нажмите `![a](b)`  внизу.\n\nГотово.\n\n```\n![a](b.png)\n```"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got := strings.Join(found, " "); got != "img/plus.png screens/касса.png c.png" {
		t.Error(got)
	}
}

func TestWithoutFileLinks(t *testing.T) {
	for said, want := range map[string]string{
		"См. [инструкцию](kassa.md#start) и [тарифы](<../Цены.md> \"все\").":     "См. инструкцию и тарифы.",
		"[Договор](https://vestochka.example/a_(1)) [почта](mailto:a@b.example)": "[Договор](https://vestochka.example/a_(1)) [почта](mailto:a@b.example)",
		"[Оплата](#oplata), [Цены](/prices), [сайт](//vestochka.example)":        "Оплата, [Цены](/prices), [сайт](//vestochka.example)",
		"![Экран](a.png)": "![Экран](a.png)",
		"Вызовите `a[0](1)`, `![a](b)` и [вот](x):\n```\n[a](b)\n```": "Вызовите `a[0](1)`, `![a](b)` и вот:\n```\n[a](b)\n```",
	} {
		if got := chat.WithoutFileLinks(said); got != want {
			t.Errorf("%q: %q, want %q", said, got, want)
		}
	}
}
